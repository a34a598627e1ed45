import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { WaitingSettings } from '../../../../domain/district/contract'
import type { SettingsSection } from '../../../../domain/district/sections'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { heading } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { momentWords } from '../../../i18n/time-words'
import { currentWords, useWords } from '../../../i18n/words'
import { ReasonForm } from '../../../features/staff/reason-form'
import { Problem } from '../../../components/problem'
import { currentDistrictWords, useDistrictWords } from '../words/district'
import { ChangesTable } from './changes-table'
import { useSettingsAct } from './queries'

/** What comes into force later, and the way to take it back. */
export function Waiting({ section, waiting }: { section: SettingsSection; waiting: WaitingSettings }) {
  const words = useDistrictWords().waiting
  const common = useWords().common
  const [asking, setAsking] = useState(false)
  const draft = `withdraw:${section} ${waiting.number}`
  const withdraw = useSettingsAct((reason: string) =>
    actOnce(draft, { section, number: waiting.number, reason }, client.district.withdraw),
  )
  const when = momentWords(Date.parse(waiting.from), Date.now(), currentWords())
  return (
    <View className="page-card waiting">
      <View {...heading(2)}>
        <Text className="page-card__lead">{words.title(when)}</Text>
      </View>
      <ChangesTable changes={waiting.changes} />
      <Text className="page-card__note">{words.text}</Text>
      <View className="page-actions">
        <Button
          onPress={() => {
            setAsking(true)
          }}
        >
          {words.withdraw}
        </Button>
      </View>
      {asking && (
        <Sheet
          title={words.withdrawTitle}
          onClose={() => {
            setAsking(false)
          }}
        >
          <Problem error={withdraw.error} />
          <ReasonForm
            draft={draft}
            text={words.withdrawText}
            reasons={[]}
            confirm={words.withdraw}
            cancel={common.cancel}
            busy={withdraw.isPending}
            onConfirm={reason => {
              withdraw.mutate(reason, {
                onSuccess: () => {
                  notice(currentDistrictWords().waiting.withdrawn)
                },
              })
            }}
            onCancel={() => {
              setAsking(false)
            }}
          />
        </Sheet>
      )}
    </View>
  )
}
