import { useQuery } from '@tanstack/react-query'
import { useDidShow } from '@tarojs/taro'
import { NuanlinError } from '../../../../domain/contract/errors'
import { acting } from '../../../api/acting'
import { client } from '../../../api/client'
import { go, paths } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { ForWhom } from '../../../features/acting/for-whom'
import { useLocale } from '../../../i18n/words'
import { Page } from '../../../components/page'
import { useAccountWords } from '../words/words'
import { Mine } from './mine'
import { Theirs } from './theirs'

/** What I say of myself; while I act for somebody, what they say of themselves. */
export default function Profile() {
  const words = useAccountWords().profile
  const person = acting.use()
  const account = useQuery({
    queryKey: ['account', 'me', person?.id ?? null, useLocale()],
    queryFn: () => client.account.me({}),
  })
  const { refetch } = account
  // A community may have been picked meanwhile.
  useDidShow(() => {
    if (account.data) void refetch()
  })
  const unknown = account.error instanceof NuanlinError && account.error.code === 'UNAUTHENTICATED'
  return (
    <Page title={person ? words.theirs(person.label) : words.title}>
      {unknown ? (
        <StateView
          icon="user"
          title={words.nobody}
          hint={words.nobodyHint}
          action={{
            words: words.signIn,
            onPress: () => {
              go.to(paths.login)
            },
          }}
        />
      ) : (
        <>
          <ForWhom />
          <Answer query={account} waiting={<Skeleton card bars={[36, 60, 48, 52]} />}>
            {known => (person ? <Theirs key={person.id} account={known} /> : <Mine account={known} />)}
          </Answer>
        </>
      )}
    </Page>
  )
}
