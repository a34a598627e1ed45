import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Name } from '../../../../domain/contract/name'
import type { Point } from '../../../../domain/geo/geo'
import { Button } from '../../../components/button'
import { Sheet } from '../../../components/sheet'
import { Problem } from '../problem'
import { TextField } from '../text-field'
import { useAreaWords } from '../words/areas'
import { PointField } from './point-field'

interface NameSheetProps {
  readonly title: string
  /** As it is called now; absent for a new one. */
  readonly before?: Name
  readonly hint?: string
  /** Of a new area, which may be given a place at once: where its map begins. */
  readonly near?: Point
  readonly busy: boolean
  readonly error: Error | null
  readonly onSave: (name: Name, centre: Point | null) => void
  readonly onClose: () => void
}

/** What an area is called. */
export function NameSheet(props: NameSheetProps) {
  const { title, before, hint, near, busy, error, onSave, onClose } = props
  const words = useAreaWords()
  const [zh, setZh] = useState(before?.zh ?? '')
  const [en, setEn] = useState(before?.en ?? '')
  const [centre, setCentre] = useState<Point | null>(null)
  return (
    <Sheet title={title} onClose={onClose}>
      <Problem error={error} />
      <TextField label={words.zh} value={zh} onChange={setZh} maxlength={100} />
      <TextField label={words.en} value={en} onChange={setEn} maxlength={200} />
      {hint && <Text className="staff-card__note">{hint}</Text>}
      {near && !centre && (
        <View className="area-place">
          <Text className="staff-card__note">{words.placeOptional}</Text>
          <Button
            icon="map-pin"
            onPress={() => {
              setCentre(near)
            }}
          >
            {words.pickPlace}
          </Button>
        </View>
      )}
      {near && centre && (
        <>
          <PointField start={near} onPick={setCentre} />
          <Button
            look="plain"
            onPress={() => {
              setCentre(null)
            }}
          >
            {words.noPlace}
          </Button>
        </>
      )}
      <View className="staff-actions">
        <Button
          look="primary"
          disabled={busy || zh.trim() === ''}
          onPress={() => {
            onSave({ zh: zh.trim(), ...(en.trim() === '' ? {} : { en: en.trim() }) }, centre)
          }}
        >
          {words.save}
        </Button>
      </View>
    </Sheet>
  )
}
