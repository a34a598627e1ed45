import { Input, Text, View } from '@tarojs/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { actFor } from '../../../api/act-for'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { useTextDraft } from '../../../api/draft'
import { go, paths } from '../../../api/go'
import { Button } from '../../../components/button'
import { Chip } from '../../../components/chip'
import { DraftNote } from '../../../components/draft-note'
import { notice } from '../../../components/notice/notice'
import { mayActFor } from '../../../features/acting/delegations'
import { CodeField } from '../../../features/code/code-field'
import { codeState, grouped, lettersOf } from '../../../features/code/code'
import { Page } from '../../../components/page'
import { sentence } from '../../../i18n/sentence'
import { currentAccountWords, useAccountWords } from '../words/words'

/** Its name, and that of its draft. */
const ACT = 'accept-delegation'
/** As long as the service takes it. */
const LONGEST = 20

/** A family member gave me their code: enter it, say what I call them, and act for them. */
export default function FamilyCode() {
  const words = useAccountWords().family.code
  const { params } = useRouter()
  const [letters, setLetters] = useState(() => lettersOf(params.code ?? ''))
  const typed = useTextDraft(ACT)
  const label = typed.value
  const queries = useQueryClient()
  const code = grouped(letters)
  const accept = useMutation({
    mutationFn: () => actOnce(ACT, { code, label: label.trim() }, client.account.acceptDelegation),
    onSuccess: delegation => {
      mayActFor.set([...mayActFor.get(), delegation.id])
      void queries.invalidateQueries({ queryKey: ['account', 'delegations'] })
      notice(currentAccountWords().family.code.done(delegation.label))
      actFor(delegation)
      go.replace(paths.family)
    },
  })
  const ready = codeState(letters) === 'ready' && label.trim() !== ''
  return (
    <Page
      title={words.title}
      foot={
        <Button
          look="primary"
          disabled={!ready || accept.isPending}
          onPress={() => {
            accept.mutate()
          }}
        >
          {accept.isPending ? words.accepting : words.accept}
        </Button>
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
          problem={accept.error ? sentence(accept.error) : undefined}
        />
        <View className="page-part">
          {typed.restored && <DraftNote onClear={typed.clear} />}
          <Text className="page-label">{words.name}</Text>
          <Input
            className="page-input"
            value={label}
            maxlength={LONGEST}
            placeholder={words.nameHint}
            placeholderClass="page-input__placeholder"
            aria-label={words.name}
            onInput={event => {
              accept.reset()
              typed.set(event.detail.value)
            }}
          />
          <View className="choices choices--wrapped page-part">
            {words.names.map(name => (
              <Chip
                key={name}
                selected={label === name}
                onPress={() => {
                  accept.reset()
                  typed.set(name)
                }}
              >
                {name}
              </Chip>
            ))}
          </View>
        </View>
      </View>
    </Page>
  )
}
