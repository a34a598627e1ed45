import { Input, Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { DeskSample } from '../../../../domain/sample/views'
import { MOST_SAMPLE_WORDS } from '../../../../domain/sample/limits'
import { outcomeOf } from '../../../../domain/sample/screening'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { useDraft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section'
import { Sheet } from '../../../components/sheet'
import { Problem } from '../../../components/problem'
import { useSampleAct } from '../queries'
import { currentSampleDeskWords, useSampleDeskWords } from '../words'

const isText = (value: unknown): value is string => typeof value === 'string'

/** A second person agrees with what another one entered, or sends it back. */
export function Verify({ sample }: { sample: DeskSample }) {
  const words = useSampleDeskWords()
  const [back, setBack] = useState(false)
  const { id, version } = sample
  const again = outcomeOf(sample.tests.map(({ results }) => results.map(({ result }) => result))) === null
  const confirm = useSampleAct(() =>
    actOnce(`confirm:${id}`, { sampleId: id, version, decision: 'confirm' as const }, client.samples.verify),
  )
  return (
    <Section title={words.verify}>
      <View className="page-card">
        <Problem error={confirm.error} />
        <Text>{words.verifyText}</Text>
        <View className="page-actions page-part">
          <Button
            look="primary"
            disabled={confirm.isPending}
            onPress={() => {
              confirm.mutate(undefined, {
                onSuccess: ({ state }) => {
                  const done = currentSampleDeskWords()
                  notice(state === 'published' ? done.confirmed : done.askedAgain)
                },
              })
            }}
          >
            {again ? words.confirmAgain : words.confirm}
          </Button>
          <Button
            onPress={() => {
              setBack(true)
            }}
          >
            {words.sendBack}
          </Button>
        </View>
      </View>
      {back && (
        <SendBack
          sample={sample}
          onClose={() => {
            setBack(false)
          }}
        />
      )}
    </Section>
  )
}

function SendBack({ sample, onClose }: { sample: DeskSample; onClose: () => void }) {
  const words = useSampleDeskWords()
  const name = `send-back:${sample.id}`
  const draft = useDraft(name, isText, '')
  const sendBack = useSampleAct((why: string) =>
    actOnce(
      name,
      { sampleId: sample.id, version: sample.version, decision: 'send_back' as const, words: why },
      client.samples.verify,
    ),
  )
  return (
    <Sheet title={words.sendBackTitle} onClose={onClose}>
      <Problem error={sendBack.error} />
      <Input
        className="page-input"
        value={draft.value}
        maxlength={MOST_SAMPLE_WORDS}
        placeholder={words.sendBackHint}
        placeholderClass="page-input__placeholder"
        aria-label={words.sendBackTitle}
        onInput={event => {
          draft.set(event.detail.value)
        }}
      />
      <View className="page-actions page-part">
        <Button
          look="primary"
          disabled={draft.value.trim() === '' || sendBack.isPending}
          onPress={() => {
            sendBack.mutate(draft.value.trim(), {
              onSuccess: () => {
                notice(currentSampleDeskWords().sentBack)
                onClose()
              },
            })
          }}
        >
          {words.sendBack}
        </Button>
      </View>
    </Sheet>
  )
}
