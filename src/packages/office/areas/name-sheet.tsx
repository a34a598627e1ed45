import { Text, View } from '@tarojs/components'
import type { Name } from '../../../../domain/contract/name'
import type { Point } from '../../../../domain/geo/geo'
import { isRecord } from '../../../api/checks'
import { useDraft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { DraftNote } from '../../../components/draft-note'
import { Sheet } from '../../../components/sheet'
import { Problem } from '../../../components/problem'
import { TextField } from '../../../components/text-field'
import { useAreaWords } from '../words/areas'
import { PointField } from './point-field'

interface Typed {
  readonly zh: string
  readonly en: string
  readonly centre: Point | null
}
const isTyped = (value: unknown): value is Typed =>
  isRecord(value) &&
  typeof value.zh === 'string' &&
  typeof value.en === 'string' &&
  (value.centre === null || isRecord(value.centre))

interface NameSheetProps {
  readonly title: string
  /** Under which what is typed is kept, until whoever asked drops it. */
  readonly draft: string
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
  const typed = useDraft(props.draft, isTyped, { zh: before?.zh ?? '', en: before?.en ?? '', centre: null })
  const { zh, en, centre } = typed.value
  const set = (change: Partial<Typed>) => {
    typed.set({ ...typed.value, ...change })
  }
  const setCentre = (point: Point | null) => {
    set({ centre: point })
  }
  return (
    <Sheet title={title} onClose={onClose}>
      <Problem error={error} />
      {typed.restored && <DraftNote onClear={typed.clear} />}
      <TextField
        label={words.zh}
        value={zh}
        maxlength={100}
        onChange={value => {
          set({ zh: value })
        }}
      />
      <TextField
        label={words.en}
        value={en}
        maxlength={200}
        onChange={value => {
          set({ en: value })
        }}
      />
      {hint && <Text className="page-card__note">{hint}</Text>}
      {near && !centre && (
        <View className="area-place">
          <Text className="page-card__note">{words.placeOptional}</Text>
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
      <View className="page-actions">
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
