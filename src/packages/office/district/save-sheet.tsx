import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { NuanlinError } from '../../../../domain/contract/errors'
import { addDays, chinaDate, startOfDay } from '../../../../domain/time/china-time'
import type { ChangeInWords } from '../../../../domain/district/changes'
import { useTextDraft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { DraftNote } from '../../../components/draft-note'
import { heading, role } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { Choices } from '../../../components/choices'
import { MomentField } from '../../../components/moment-field'
import { Problem } from '../../../components/problem'
import { TextField } from '../../../components/text-field'
import { useDistrictWords } from '../words/district'
import { ChangesTable } from './changes-table'

/** What every change says beside itself. */
export interface Wish {
  readonly from?: string
  readonly reason: string
}

interface SaveSheetProps {
  /** Under which the reason is kept, until whoever asked drops it. */
  readonly draft: string
  readonly title?: string
  readonly changes: readonly ChangeInWords[]
  readonly busy: boolean
  readonly error: Error | null
  readonly confirm?: string
  readonly onSave: (wish: Wish) => void
  readonly onClose: () => void
}

/** A look at what is about to change, from when on, and why. */
export function SaveSheet(props: SaveSheetProps) {
  const { draft, title, changes, busy, error, confirm, onSave, onClose } = props
  const words = useDistrictWords().save
  const today = chinaDate(Date.now())
  const [when, setWhen] = useState<'now' | 'later'>('now')
  const [day, setDay] = useState(addDays(today, 1))
  const { value: reason, set: setReason, restored, clear } = useTextDraft(draft)
  const outdated = error instanceof NuanlinError && error.code === 'CHANGED_MEANWHILE'
  const told = error instanceof NuanlinError ? (error.details ?? []) : []
  return (
    <Sheet title={title ?? words.title} onClose={onClose}>
      <View className="save-sheet">
        {outdated ? (
          <View className="page-problem" {...role('alert')}>
            <Text>{words.meanwhile}</Text>
            {told
              .filter(({ path }) => path !== 'version')
              .map(({ path, message }) => (
                <Text key={path} className="save-sheet__told">
                  {message}
                </Text>
              ))}
          </View>
        ) : (
          <Problem error={error} />
        )}
        <ChangesTable changes={changes} />
        <View className="page-part" {...heading(3)}>
          <Text className="save-sheet__label">{words.when}</Text>
        </View>
        <Choices
          label={words.when}
          options={[
            ['now', words.now],
            ['later', words.later],
          ]}
          chosen={when}
          onChoose={setWhen}
        />
        {when === 'later' && (
          <MomentField
            label={words.day}
            mode="date"
            value={day}
            from={addDays(today, 1)}
            to={addDays(today, 365)}
            onChange={setDay}
          />
        )}
        <View className="page-part">
          {restored && <DraftNote onClear={clear} />}
          <TextField label={words.why} value={reason} onChange={setReason} maxlength={200} />
        </View>
        <View className="page-actions">
          <Button
            look="primary"
            disabled={busy || reason.trim().length < 2 || changes.length === 0}
            onPress={() => {
              onSave({
                reason: reason.trim(),
                ...(when === 'later' ? { from: new Date(startOfDay(day)).toISOString() } : {}),
              })
            }}
          >
            {busy ? words.saving : (confirm ?? words.confirm)}
          </Button>
        </View>
      </View>
    </Sheet>
  )
}
