import { View } from '@tarojs/components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { NuanlinError } from '../../../../domain/contract/errors'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { go } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Skeleton } from '../../../components/skeleton'
import { CodeField } from '../../../features/code/code-field'
import { codeState, grouped, lettersOf } from '../../../features/code/code'
import { useLocale } from '../../../i18n/words'
import { Page } from '../../../components/page'
import { sentence } from '../../../i18n/sentence'
import { currentAccountWords, useAccountWords } from '../words/words'
import { Warning } from '../warning'
import { Asker } from './asker'

/** A browser asks to be let in as me: which, what it gets, since when; allow or refuse. */
export default function Approve() {
  const words = useAccountWords().login.approve
  const { params } = useRouter()
  const [letters, setLetters] = useState(() => lettersOf(params.code ?? ''))
  const queries = useQueryClient()
  const ready = codeState(letters) === 'ready'
  const code = grouped(letters)
  const login = useQuery({
    queryKey: ['account', 'login', code, useLocale()],
    queryFn: () => client.account.login({ code }),
    enabled: ready,
    staleTime: Infinity,
    // A code is good once: what was known of it is not shown to whoever types it again.
    gcTime: 0,
  })
  const decide = useMutation({
    mutationFn: (allowed: boolean) =>
      allowed
        ? actOnce('approve-login', { code }, client.account.approveLogin)
        : actOnce('refuse-login', { code }, client.account.refuseLogin),
    onSuccess: ({ browser }, allowed) => {
      const said = currentAccountWords().login.approve
      notice(allowed ? said.done(browser) : said.refused)
      void queries.invalidateQueries({ queryKey: ['account', 'sessions'] })
      go.back()
    },
  })
  const refused = [decide.error, ready ? login.error : null].find(isRefusal)
  return (
    <Page
      title={words.title}
      tallFoot
      foot={
        ready && login.data && !refused ? (
          <>
            <Button
              look="primary"
              disabled={decide.isPending}
              onPress={() => {
                decide.mutate(true)
              }}
            >
              {decide.isPending && decide.variables ? words.allowing : words.allow}
            </Button>
            <Button
              disabled={decide.isPending}
              onPress={() => {
                decide.mutate(false)
              }}
            >
              {words.refuse}
            </Button>
          </>
        ) : undefined
      }
    >
      <View className="page-narrow">
        <CodeField
          letters={letters}
          onLetters={next => {
            decide.reset()
            setLetters(next)
          }}
          label={words.label}
          hint={words.hint}
          problem={refused ? sentence(refused) : decide.error ? sentence(decide.error) : undefined}
        />
        {ready && !refused && (
          <View className="page-part">
            <Answer query={login} waiting={<Skeleton card bars={[36, 60, 48, 52]} />}>
              {asking => <Asker asking={asking} />}
            </Answer>
            {login.data && <Warning>{words.warning}</Warning>}
          </View>
        )}
      </View>
    </Page>
  )
}

/** The service said no to this code; a lost connection is no refusal. */
function isRefusal(error: unknown): boolean {
  return error instanceof NuanlinError && !['UNAVAILABLE', 'INTERNAL'].includes(error.code)
}
