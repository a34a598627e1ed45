import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { NuanlinError } from '../../../../domain/contract/errors'
import type { ImportPreview, ImportProgress } from '../../../../domain/imports/contract'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { ListRow } from '../../../components/list-row'
import { role } from '../../../components/role'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { Problem } from '../../../components/problem'
import { useImportWords } from '../words/import'
import { Counts } from './counts'
import { Details } from './details'
import { Problems } from './problems'
import { usePreview, type Wish } from './use-import'

interface LookedProps {
  readonly importId: string
  readonly name: string
  /** Null until it was confirmed. */
  readonly progress: ImportProgress | null
  readonly error: Error | null
  readonly busy: boolean
  readonly onWrite: (wish: Wish) => void
  readonly onAnother: () => void
}

/** What the list would do, what is wrong with it, and the confirmation; then how far it is. */
export function Looked({ importId, name, progress, error, busy, onWrite, onAnother }: LookedProps) {
  const words = useImportWords()
  const [skipBadRows, setSkip] = useState(false)
  const [overEdits, setOver] = useState(false)
  const [leaveOutServices, setLeaveOut] = useState(false)
  const preview = usePreview(importId, { overEdits, leaveOutServices })
  const started = busy || progress !== null
  // What was confirmed cannot be written any more: only a list that is looked at anew.
  const over = error instanceof NuanlinError && error.code === 'LIST_CHANGED'
  return (
    <>
      <Answer
        query={preview}
        waiting={
          <>
            <Text className="import-checking">{words.checking}</Text>
            <Skeleton card bars={[40, 80, 60, 90]} />
          </>
        }
      >
        {looked => {
          const writes = looked.counts.added + looked.counts.changed
          const ready = writes > 0 && (looked.badRows === 0 || skipBadRows)
          return (
            <View className="page-columns page-columns--apart">
              <View>
                <Section title={words.file(name, looked.rows)}>
                  <View className="page-card">
                    <Counts counts={looked.counts} bad={looked.badRows} unseen={looked.unseen} />
                    <Notes looked={looked} />
                  </View>
                </Section>
                {!started && (
                  <Choices
                    looked={looked}
                    skipBadRows={skipBadRows}
                    overEdits={overEdits}
                    leaveOutServices={leaveOutServices}
                    onSkip={setSkip}
                    onOver={setOver}
                    onLeaveOut={setLeaveOut}
                  />
                )}
                <View className="page-actions">
                  <Problem error={error} />
                  {error && started && !over && <Text className="page-card__note">{words.stopped}</Text>}
                  <Button
                    look="primary"
                    disabled={busy || over || (!started && (!ready || preview.isPlaceholderData))}
                    onPress={() => {
                      onWrite({ skipBadRows, overEdits, leaveOutServices })
                    }}
                  >
                    {busy
                      ? words.writing(progress?.done ?? 0, progress?.rows ?? looked.rows)
                      : started
                        ? words.goOn
                        : writes > 0
                          ? words.write(writes)
                          : words.nothing}
                  </Button>
                  {busy && (
                    <View className="import-bar" {...role('status')}>
                      <View
                        className="import-bar__done"
                        style={{ width: `${percent(progress?.done ?? 0, progress?.rows ?? looked.rows)}%` }}
                      />
                    </View>
                  )}
                  {(!started || over) && (
                    <Button look="plain" onPress={onAnother}>
                      {words.another}
                    </Button>
                  )}
                </View>
              </View>
              <View>
                <Problems
                  key={`${importId}-${String(leaveOutServices)}`}
                  importId={importId}
                  leaveOutServices={leaveOutServices}
                  first={looked}
                />
                <Details looked={looked} />
              </View>
            </View>
          )
        }}
      </Answer>
      {preview.error && (
        <View className="page-actions">
          <Button look="plain" onPress={onAnother}>
            {words.another}
          </Button>
        </View>
      )}
    </>
  )
}

const percent = (done: number, all: number) => (all === 0 ? 0 : Math.round((100 * done) / all))

/** What was decided for the list, so that nobody is surprised. */
function Notes({ looked }: { looked: ImportPreview }) {
  const words = useImportWords()
  const notes = [
    ...(looked.changedFields.length > 0 ? [words.fieldsCount(looked.changedFields)] : []),
    ...(looked.kindAssumed ? [words.kindAssumed] : []),
    ...looked.notes.map(words.sentence),
    ...(looked.ignored.length > 0 ? [words.ignored(looked.ignored.join(', '))] : []),
  ]
  return (
    <>
      {notes.map(note => (
        <Text key={note} className="page-card__note">
          {note}
        </Text>
      ))}
    </>
  )
}

interface ChoicesProps extends Wish {
  readonly looked: ImportPreview
  readonly onSkip: (skip: boolean) => void
  readonly onOver: (over: boolean) => void
  readonly onLeaveOut: (leaveOut: boolean) => void
}

/** What has to be chosen, only where there is a choice. */
function Choices(props: ChoicesProps) {
  const { looked, skipBadRows, overEdits, leaveOutServices, onSkip, onOver, onLeaveOut } = props
  const words = useImportWords()
  const asksOver = looked.counts.edited > 0 || overEdits
  const { unknownServices } = looked
  if (looked.badRows === 0 && !asksOver && unknownServices.length === 0) return null
  return (
    <View className="page-list page-part">
      {unknownServices.length > 0 && (
        <ListRow
          title={words.leaveOut}
          hint={words.leaveOutHint(unknownServices)}
          pressed={leaveOutServices}
          onPress={() => {
            onLeaveOut(!leaveOutServices)
          }}
        />
      )}
      {looked.badRows > 0 && (
        <ListRow
          title={words.skip}
          hint={words.skipHint}
          pressed={skipBadRows}
          onPress={() => {
            onSkip(!skipBadRows)
          }}
        />
      )}
      {asksOver && (
        <ListRow
          title={words.over}
          hint={words.overHint}
          pressed={overEdits}
          onPress={() => {
            onOver(!overEdits)
          }}
        />
      )}
    </View>
  )
}
