import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { NuanlinError } from '../../../../domain/contract/errors'
import type { Undelivered } from '../../../../domain/operations/contract'
import { undeliveredStates, type UndeliveredState } from '../../../../domain/sending/undelivered'
import { Answer } from '../../../components/answer'
import { ListEnd } from '../../../components/list-end'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { RecordRow } from '../../../components/record-row'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { atLineStart, momentWords } from '../../../i18n/time-words'
import { currentWords, useWords } from '../../../i18n/words'
import { Choices } from '../../../components/choices'
import { currentJobWords, useJobWords } from '../words/jobs'
import { useSendAgain, useUndelivered } from './queries'

/** Messages that WeChat did not bring, by how they ended; what was given up can be sent again. */
export function UndeliveredList() {
  const words = useJobWords()
  const [state, setState] = useState<UndeliveredState>('dead')
  return (
    <Section title={words.messages}>
      <Choices
        label={words.which}
        options={undeliveredStates.map(one => [one, words.states[one]] as const)}
        chosen={state}
        onChoose={setState}
      />
      <View className="page-part">
        <Messages key={state} state={state} />
      </View>
    </Section>
  )
}

function Messages({ state }: { state: UndeliveredState }) {
  const words = useJobWords()
  const messages = useUndelivered(state)
  return (
    <Answer query={messages} waiting={<Skeleton card bars={[50, 64, 42]} />}>
      {({ pages }) => {
        const items = pages.flatMap(page => page.items)
        if (items.length === 0)
          return <StateView icon="circle-check" title={words.none} hint={words.noneHint} />
        return (
          <>
            <View className="page-list">
              {items.map(one => (
                <Message key={one.id} one={one} />
              ))}
            </View>
            <ListEnd list={messages} />
          </>
        )
      }}
    </Answer>
  )
}

function Message({ one }: { one: Undelivered }) {
  const words = useJobWords()
  const common = useWords()
  const again = useSendAgain()
  const facts = [
    atLineStart(momentWords(Date.parse(one.toldAt), Date.now(), common)),
    ...(one.attempts > 0 ? [words.tried(one.attempts)] : []),
    ...(one.code === null ? [] : [words.code(one.code)]),
  ]
  return (
    <RecordRow
      aside={
        one.state === 'dead' &&
        one.reason !== 'too_late' && (
          <Button
            narrow
            disabled={again.isPending}
            onPress={() => {
              again.mutate(one, {
                onSuccess: () => {
                  notice(currentJobWords().queued)
                },
                onError: error => {
                  notice(error instanceof NuanlinError ? error.message : currentWords().state.errorTitle)
                },
              })
            }}
          >
            {words.again}
          </Button>
        )
      }
    >
      <Text className="record-row__name">{one.template}</Text>
      {one.reason && <Text className="record-row__about">{words.reasons[one.reason]}</Text>}
      <Text className="record-row__about">{facts.join(' · ')}</Text>
    </RecordRow>
  )
}
