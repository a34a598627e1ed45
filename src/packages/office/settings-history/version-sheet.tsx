import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { SettingsVersion } from '../../../../domain/district/contract'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Sheet } from '../../../components/sheet'
import { Skeleton } from '../../../components/skeleton'
import { momentWords } from '../../../i18n/time-words'
import { currentWords } from '../../../i18n/words'
import { ChangesTable } from '../district/changes-table'
import { useComparison, useSettingsAct } from '../district/queries'
import { SaveSheet, type Wish } from '../district/save-sheet'
import { FactRows } from '../../../components/fact-rows'
import { currentDistrictWords, useDistrictWords } from '../words/district'

interface VersionSheetProps {
  readonly version: SettingsVersion
  /** The number of the version in force. */
  readonly current: number
  readonly onClose: () => void
}

/** One version in full, and the way to bring it back. */
export function VersionSheet({ version, current, onClose }: VersionSheetProps) {
  const { versions: words } = useDistrictWords()
  const { section, number } = version
  const [asking, setAsking] = useState(false)
  const other = number !== current
  const comparison = useComparison(section, number, asking)
  const draft = `return:${section} ${number}`
  const bring = useSettingsAct((wish: Wish) =>
    actOnce(
      draft,
      { section, number, version: comparison.data?.version ?? current, ...wish },
      client.district.returnTo,
    ),
  )
  const at = (instant: string) => momentWords(Date.parse(instant), Date.now(), currentWords())
  if (asking && comparison.data && comparison.data.changes.length > 0)
    return (
      <SaveSheet
        draft={draft}
        title={words.bringTitle(number)}
        confirm={words.bring}
        changes={comparison.data.changes}
        busy={bring.isPending}
        error={bring.error}
        onSave={wish => {
          bring.mutate(wish, {
            onSuccess: () => {
              notice(currentDistrictWords().versions.brought(number))
              onClose()
            },
          })
        }}
        onClose={onClose}
      />
    )
  return (
    <Sheet title={words.number(number)} onClose={onClose}>
      <FactRows
        rows={[
          [words.by, version.by ?? words.folder],
          [words.at, at(version.at)],
          [words.from, at(version.from)],
          ...(version.reason === '' ? [] : [[words.why, version.reason] as const]),
        ]}
      />
      {version.changes.length > 0 && <ChangesTable changes={version.changes} />}
      {asking ? (
        <Answer query={comparison} waiting={<Skeleton card bars={[60, 44]} />}>
          {() => <Text className="page-card__note">{words.same}</Text>}
        </Answer>
      ) : (
        other && (
          <View className="page-actions">
            <Button
              onPress={() => {
                setAsking(true)
              }}
            >
              {words.bring}
            </Button>
          </View>
        )
      )}
    </Sheet>
  )
}
