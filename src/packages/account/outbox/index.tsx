import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { mend, sendWaiting, useOutbox, withdraw, type WaitingAct } from '../../../api/outbox'
import { go } from '../../../api/go'
import { useTick } from '../../../api/use-tick'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { StateView } from '../../../components/state-view'
import { StatusTag } from '../../../components/status-tag'
import { agoWords } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'
import { Page } from '../../../components/page'
import { useAccountWords } from '../words/words'
import './index.scss'

/** What I did without a network: it is sent once there is one, and nothing of it is lost meanwhile. */
export default function Outbox() {
  const words = useAccountWords().outbox
  const items = useOutbox()
  const [sending, setSending] = useState(false)
  const send = () => {
    setSending(true)
    void sendWaiting().finally(() => {
      setSending(false)
    })
  }
  const anyWaits = items.some(({ refused }) => refused === null)
  return (
    <Page
      title={words.title}
      foot={
        anyWaits ? (
          <Button look="primary" disabled={sending} onPress={send}>
            {sending ? words.sending : words.now}
          </Button>
        ) : undefined
      }
    >
      {items.length === 0 ? (
        <StateView icon="circle-check" title={words.empty} hint={words.emptyHint} />
      ) : (
        <View className="page-narrow">
          {anyWaits && <Text className="page-intro">{words.intro}</Text>}
          <View className="page-list">
            {items.map(item => (
              <Row key={item.key} item={item} />
            ))}
          </View>
        </View>
      )}
    </Page>
  )
}

function Row({ item }: { item: WaitingAct }) {
  const all = useWords()
  const words = useAccountWords().outbox
  const { act, actingFor, about, at, refused, form } = item
  const what = words.acts[act] ?? words.other
  const parts = [about, actingFor ? words.forWhom(actingFor.label) : '', agoWords(at, useTick(), all)]
  const waits = refused === null
  return (
    <View className="outbox-row">
      <View className="outbox-row__words">
        <Text className="outbox-row__what">{what}</Text>
        <Text className="outbox-row__about">{parts.filter(part => part !== '').join(' · ')}</Text>
        <View className="outbox-row__state">
          <StatusTag tone={waits ? 'soon' : 'late'} icon={waits ? 'clock' : 'circle-alert'}>
            {waits ? words.waits : words.refused}
          </StatusTag>
        </View>
        {!waits && <Text className="outbox-row__why">{refused === '' ? words.late : refused}</Text>}
      </View>
      <View className="outbox-row__acts">
        {!waits && form && (
          <Button
            look="soft"
            narrow
            label={words.mendNamed(what)}
            onPress={() => {
              if (!mend(item)) notice(words.newerFirst)
              go.to(form.url)
            }}
          >
            {words.mend}
          </Button>
        )}
        <Button
          look="plain"
          narrow
          label={waits ? words.dropNamed(what) : words.removeNamed(what)}
          onPress={() => {
            withdraw(item.key)
          }}
        >
          {waits ? words.drop : form ? words.give : words.remove}
        </Button>
      </View>
    </View>
  )
}
