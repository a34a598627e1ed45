import { View } from '@tarojs/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Account } from '../../../../domain/account/contract'
import { actingNow } from '../../../api/acting'
import { client } from '../../../api/client'
import { go, paths } from '../../../api/go'
import { ListRow } from '../../../components/list-row'
import { notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section'
import { LanguageChoice } from '../../../features/account/language-choice'
import { useWords } from '../../../i18n/words'
import { sentence } from '../../../i18n/sentence'
import { currentAccountWords, useAccountWords } from '../words/words'
import { CallBack } from './call-back'
import { Nickname } from './nickname'

type Settings = Parameters<typeof client.account.update>[0]

/** Somebody's for whom I act: their account changes, this device does not. */
export function Theirs({ account }: { account: Account }) {
  const words = useAccountWords().profile
  const { me } = useWords()
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: (change: Settings) => client.account.update(change),
    onSuccess: changed => {
      queries.setQueriesData({ queryKey: ['account', 'me', actingNow()?.id ?? null] }, changed)
      notice(currentAccountWords().profile.saved)
    },
    onError: error => {
      notice(sentence(error))
    },
  })
  return (
    <>
      <View className="page-list">
        <Nickname account={account} />
        <CallBack saved={account.phone} />
        <ListRow
          icon="building-2"
          title={words.community}
          value={account.community?.name ?? words.noCommunity}
          onPress={() => {
            go.to(paths.community)
          }}
        />
      </View>
      <Section title={words.look} card>
        <ListRow
          icon="glasses"
          title={me.care}
          hint={me.careHint}
          pressed={account.careMode}
          onPress={() => {
            save.mutate({ careMode: !account.careMode })
          }}
        />
        <LanguageChoice
          chosen={account.language}
          onChoose={language => {
            save.mutate({ language })
          }}
        />
      </Section>
    </>
  )
}
