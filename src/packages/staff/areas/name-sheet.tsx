import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Name } from '../../../../domain/contract/name'
import { Button } from '../../../components/button'
import { Sheet } from '../../../components/sheet'
import { Problem } from '../problem'
import { TextField } from '../text-field'
import { useAreaWords } from '../words/areas'

interface NameSheetProps {
  readonly title: string
  /** As it is called now; absent for a new one. */
  readonly before?: Name
  readonly hint?: string
  readonly busy: boolean
  readonly error: Error | null
  readonly onSave: (name: Name) => void
  readonly onClose: () => void
}

/** What an area is called. */
export function NameSheet({ title, before, hint, busy, error, onSave, onClose }: NameSheetProps) {
  const words = useAreaWords()
  const [zh, setZh] = useState(before?.zh ?? '')
  const [en, setEn] = useState(before?.en ?? '')
  return (
    <Sheet title={title} onClose={onClose}>
      <Problem error={error} />
      <TextField label={words.zh} value={zh} onChange={setZh} maxlength={100} />
      <TextField label={words.en} value={en} onChange={setEn} maxlength={200} />
      {hint && <Text className="staff-card__note">{hint}</Text>}
      <View className="staff-actions">
        <Button
          look="primary"
          disabled={busy || zh.trim() === ''}
          onPress={() => {
            onSave({ zh: zh.trim(), ...(en.trim() === '' ? {} : { en: en.trim() }) })
          }}
        >
          {words.save}
        </Button>
      </View>
    </Sheet>
  )
}
