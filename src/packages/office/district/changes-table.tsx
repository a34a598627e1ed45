import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { ChangeInWords } from '../../../../domain/district/changes'
import { Button } from '../../../components/button'
import { useDistrictWords } from '../words/district'

/** More than this many rows hide what comes after them, for instance a year of holidays. */
const SHOWN = 8

/** What two versions say differently, item by item. */
export function ChangesTable({ changes }: { changes: readonly ChangeInWords[] }) {
  const words = useDistrictWords()
  const [all, setAll] = useState(false)
  const shown = all ? changes : changes.slice(0, SHOWN)
  const { item, before, after, none } = words.save
  return (
    <>
      <View className="audit-diff changes-table">
        <View className="audit-diff__row audit-diff__row--head">
          <Text className="audit-diff__field">{item}</Text>
          <Text className="audit-diff__cell">{before}</Text>
          <Text className="audit-diff__cell">{after}</Text>
        </View>
        {shown.map(one => (
          <View key={one.label} className="audit-diff__row audit-diff__row--on">
            <Text className="audit-diff__field">{one.label}</Text>
            <Text className="audit-diff__cell">{one.before ?? none}</Text>
            <Text className="audit-diff__cell audit-diff__cell--after">{one.after ?? none}</Text>
          </View>
        ))}
      </View>
      {changes.length > shown.length && (
        <Button
          look="plain"
          onPress={() => {
            setAll(true)
          }}
        >
          {words.versions.more(changes.length - shown.length)}
        </Button>
      )}
    </>
  )
}
