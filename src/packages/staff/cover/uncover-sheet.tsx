import { Image, Text, View } from '@tarojs/components'
import type { Stroke } from '../../../../domain/photos/strokes'
import { Button } from '../../../components/button'
import { Sheet } from '../../../components/sheet'
import { useWords } from '../../../i18n/words'
import { useCoverWords } from '../words/cover'
import { StrokesLayer } from './strokes-layer'

interface UncoverSheetProps {
  readonly url: string
  /** Height by width. */
  readonly ratio: number
  /** What stays covered. */
  readonly strokes: readonly Stroke[]
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Before something is uncovered that everybody sees: how it would look, and that it is decided anew. */
export function UncoverSheet({ url, ratio, strokes, onConfirm, onClose }: UncoverSheetProps) {
  const words = useCoverWords()
  const { cancel } = useWords().common
  return (
    <Sheet title={words.uncoverTitle} onClose={onClose}>
      <View
        className="cover-picture cover-picture--before"
        style={{ maxWidth: `${Math.round(36 / ratio)}vh` }}
      >
        <View style={{ paddingTop: `${ratio * 100}%` }} />
        <Image
          className="cover-picture__image"
          src={url}
          mode="aspectFit"
          aria-label={words.picture(strokes.length)}
        />
        <StrokesLayer strokes={strokes} ratio={ratio} />
      </View>
      <Text className="cover-hint">{words.uncoverText}</Text>
      <View className="page-actions">
        <Button look="danger" onPress={onConfirm}>
          {words.uncoverConfirm}
        </Button>
        <Button look="plain" onPress={onClose}>
          {cancel}
        </Button>
      </View>
    </Sheet>
  )
}
