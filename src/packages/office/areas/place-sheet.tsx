import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Point } from '../../../../domain/geo/geo'
import { Button } from '../../../components/button'
import { Sheet } from '../../../components/sheet'
import { Problem } from '../../../components/problem'
import { useAreaWords } from '../words/areas'
import { PointField } from './point-field'

interface PlaceSheetProps {
  readonly title: string
  /** Where the map begins. */
  readonly start: Point
  readonly busy: boolean
  readonly error: Error | null
  readonly onSave: (point: Point) => void
  readonly onClose: () => void
}

/** Where an area lies. */
export function PlaceSheet({ title, start, busy, error, onSave, onClose }: PlaceSheetProps) {
  const words = useAreaWords()
  const [point, setPoint] = useState(start)
  return (
    <Sheet title={title} onClose={onClose}>
      <Problem error={error} />
      <PointField start={start} onPick={setPoint} />
      <View className="page-actions">
        <Button
          look="primary"
          disabled={busy}
          onPress={() => {
            onSave(point)
          }}
        >
          {words.save}
        </Button>
      </View>
    </Sheet>
  )
}
