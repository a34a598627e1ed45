import { Text, View } from '@tarojs/components'
import type { ImportProgress } from '../../../../domain/imports/contract'
import { go } from '../../../api/go'
import { Button } from '../../../components/button'
import { StateView } from '../../../components/state-view'
import { useImportWords } from '../words/import'
import { Counts } from './counts'

/** What became of the list. */
export function Done({ progress, onAnother }: { progress: ImportProgress; onAnother: () => void }) {
  const words = useImportWords()
  return (
    <View className="staff-narrow">
      <StateView icon="circle-check" title={words.done} hint={words.doneText(progress.done)} />
      <View className="staff-card">
        <Counts counts={progress.counts} />
        <Text className="staff-card__note">{words.logged}</Text>
      </View>
      <View className="staff-actions">
        <Button look="primary" onPress={go.back}>
          {words.finish}
        </Button>
        <Button look="plain" onPress={onAnother}>
          {words.another}
        </Button>
      </View>
    </View>
  )
}
