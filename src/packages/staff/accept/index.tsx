import { View } from '@tarojs/components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { go, paths } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Skeleton } from '../../../components/skeleton'
import { isStaff } from '../../../features/account/account'
import { useLocale } from '../../../i18n/words'
import { CodeField } from '../../../features/code/code-field'
import { codeState, grouped, lettersOf } from '../../../features/code/code'
import { sentence } from '../../../i18n/sentence'
import { NuanlinError } from '../../../../domain/contract/errors'
import { Page } from '../../../components/page'
import { currentStaffWords, useStaffWords } from '../words/words'
import { Offer } from './offer'

/** Somebody was invited: enter the code, see what it offers, take it. */
export default function Accept() {
  const words = useStaffWords().accept
  const { params } = useRouter()
  const [letters, setLetters] = useState(() => lettersOf(params.code ?? ''))
  const queries = useQueryClient()
  const ready = codeState(letters) === 'ready'
  const code = grouped(letters)
  const offer = useQuery({
    queryKey: ['staff', 'invitation', code, useLocale()],
    queryFn: () => client.staff.invitation({ code }),
    enabled: ready,
  })
  const accept = useMutation({
    mutationFn: () => actOnce('accept-invitation', { code }, client.staff.accept),
    onSuccess: grant => {
      isStaff.set(true)
      void queries.invalidateQueries({ queryKey: ['staff', 'mine'] })
      const { roles, accept: said } = currentStaffWords()
      notice(said.done(roles[grant.role]))
      go.replace(paths.workbench)
    },
  })
  const refused = [accept.error, ready ? offer.error : null].find(isRefusal)
  return (
    <Page
      title={words.title}
      foot={
        ready && offer.data && !refused ? (
          <Button
            look="primary"
            disabled={accept.isPending}
            onPress={() => {
              accept.mutate()
            }}
          >
            {accept.isPending ? words.accepting : words.accept}
          </Button>
        ) : undefined
      }
    >
      <View className="page-narrow">
        <CodeField
          letters={letters}
          onLetters={next => {
            accept.reset()
            setLetters(next)
          }}
          label={words.label}
          hint={words.hint}
          problem={refused ? sentence(refused) : accept.error ? sentence(accept.error) : undefined}
        />
        {ready && !refused && (
          <View className="page-part">
            <Answer query={offer} waiting={<Skeleton card bars={[36, 60, 48, 52]} />}>
              {invitation => <Offer invitation={invitation} />}
            </Answer>
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
