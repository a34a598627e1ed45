import { Text, View } from '@tarojs/components'
import type { ImportProgress } from '../../../../domain/imports/contract'
import { go, paths } from '../../../api/go'
import { Button } from '../../../components/button'
import { StateView } from '../../../components/state-view'
import { useImportWords } from '../words/import'
import { Counts } from './counts'
import { Problems } from './problems'
import { usePreview } from './use-import'

/** What became of the list: what was written, what was not, and why. */
export function Done({ progress, onAnother }: { progress: ImportProgress; onAnother: () => void }) {
  const words = useImportWords()
  const { importId, counts, skipped, servicesLeftOut } = progress
  const written = counts.added + counts.changed
  return (
    <View className="page-narrow">
      <StateView
        icon="circle-check"
        title={words.done}
        hint={written > 0 ? words.doneText(written) : words.doneNothing}
      />
      <View className="page-card">
        <Counts counts={counts} skipped={skipped} />
        {servicesLeftOut.length > 0 && (
          <Text className="page-card__note">{words.leftOut(servicesLeftOut)}</Text>
        )}
        <Text className="page-card__note">{words.logged}</Text>
      </View>
      {skipped > 0 && <Skipped importId={importId} leaveOutServices={servicesLeftOut.length > 0} />}
      <View className="page-actions">
        <Button
          look="primary"
          onPress={() => {
            go.done(paths.workbench)
          }}
        >
          {words.finish}
        </Button>
        <Button look="plain" onPress={onAnother}>
          {words.another}
        </Button>
      </View>
    </View>
  )
}

/** Which rows were left out and why: the file still says it. */
function Skipped({ importId, leaveOutServices }: { importId: string; leaveOutServices: boolean }) {
  const words = useImportWords()
  const preview = usePreview(importId, { overEdits: false, leaveOutServices })
  return (
    preview.data && (
      <Problems
        importId={importId}
        leaveOutServices={leaveOutServices}
        first={preview.data}
        title={words.skippedTitle}
      />
    )
  )
}
