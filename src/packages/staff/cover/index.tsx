import { Image, Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { NuanlinError } from '../../../../domain/contract/errors'
import type { PhotoToCover } from '../../../../domain/photos/contract'
import type { Stroke } from '../../../../domain/photos/strokes'
import { uncovers } from '../../../../domain/photos/uncovers'
import { actOnce } from '../../../api/act-once'
import { isRecord } from '../../../api/checks'
import { client } from '../../../api/client'
import { decoded } from '../../../api/decoded'
import { useDraft } from '../../../api/draft'
import { go } from '../../../api/go'
import { Button } from '../../../components/button'
import { DraftNote } from '../../../components/draft-note'
import { notice } from '../../../components/notice/notice'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { Choices } from '../../../components/choices'
import { Problem } from '../../../components/problem'
import { isOutdated } from '../../../api/outdated'
import { staffPaths } from '../paths'
import { StaffAnswer } from '../../../features/staff/staff-answer'
import { Page } from '../../../components/page'
import { useCoverWords } from '../words/cover'
import { BrushArea } from './brush-area'
import './index.scss'
import { StrokesLayer } from './strokes-layer'
import { UncoverSheet } from './uncover-sheet'
import { useBrush } from './use-brush'

/** Shares of a picture's width. */
const thicknesses = { fine: 0.05, middle: 0.1, thick: 0.2 } as const
type Thickness = keyof typeof thicknesses

/** What was painted over one version of a picture and is not saved. */
interface Painted {
  readonly version: number
  readonly strokes: readonly Stroke[]
}
const isStroke = (value: unknown): value is Stroke =>
  isRecord(value) && typeof value.thickness === 'number' && Array.isArray(value.points)
const isPainted = (value: unknown): value is Painted | null =>
  isRecord(value) &&
  typeof value.version === 'number' &&
  Array.isArray(value.strokes) &&
  value.strokes.every(isStroke)

/** Faces, plates and door numbers in a picture are painted over before others see it. */
export default function Cover() {
  const words = useCoverWords()
  const photoId = decoded(useRouter().params.photo ?? '')
  const photo = useQuery({
    queryKey: ['photos', 'toCover', photoId],
    queryFn: () => client.photos.toCover({ photoId }),
    enabled: photoId !== '',
    // Its address is good for ten minutes; nothing that was painted is lost by asking anew in between.
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  })
  const missing = photoId === '' || (photo.error instanceof NuanlinError && photo.error.code === 'NOT_FOUND')
  return missing ? (
    <Page title={words.title}>
      <StateView
        icon="map-pin-off"
        title={words.notFound}
        hint={words.notFoundHint}
        action={{
          words: words.back,
          onPress: () => {
            go.done(staffPaths.moderation)
          },
        }}
      />
    </Page>
  ) : photo.data ? (
    <Brush key={photo.data.version} photo={photo.data} onOutdated={() => void photo.refetch()} />
  ) : (
    <Page title={words.title}>
      <StaffAnswer query={photo} waiting={<Skeleton card bars={[100, 100, 60]} />}>
        {() => null}
      </StaffAnswer>
    </Page>
  )
}

function Brush({ photo, onOutdated }: { readonly photo: PhotoToCover; readonly onOutdated: () => void }) {
  const words = useCoverWords()
  const [thickness, setThickness] = useState<Thickness>('middle')
  const [asked, setAsked] = useState(false)
  const { id: photoId, url, width, height } = photo.original
  const { version } = photo
  const name = `cover:${photoId}`
  const draft = useDraft<Painted | null>(name, isPainted, null)
  const begun = draft.value?.version === version ? draft.value.strokes : null
  const brush = useBrush(photo.strokes, begun, strokes => {
    draft.set({ version, strokes })
  })
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: (strokes: readonly Stroke[]) =>
      actOnce(name, { photoId, version, strokes: [...strokes] }, client.photos.cover),
    onSuccess: saved => {
      queries.setQueryData(['photos', 'toCover', photoId], saved)
      // Whatever shows the picture shows it covered from now on.
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'photos' })
      notice(doneWords(saved))
      go.done(staffPaths.moderation)
    },
  })
  const ratio = height / width
  const uncovered = photo.isPublic && uncovers(photo.strokes, brush.strokes)
  const doneWords = (saved: PhotoToCover) => {
    if (photo.isPublic && !saved.isPublic) return words.toDecide
    if (saved.pending) return words.drawnLater
    return saved.strokes.length > 0 ? words.saved : words.uncovered
  }
  return (
    <Page
      title={words.title}
      foot={
        <Button
          look="primary"
          disabled={!brush.changed || save.isPending}
          onPress={() => {
            if (uncovered) setAsked(true)
            else save.mutate(brush.strokes)
          }}
        >
          {save.isPending ? words.saving : words.save}
        </Button>
      }
    >
      {draft.restored && begun && (
        <DraftNote
          onClear={() => {
            draft.clear()
            brush.beginAnew()
          }}
        />
      )}
      <View className="cover-picture" style={{ maxWidth: `${Math.round(52 / ratio)}vh` }}>
        <View style={{ paddingTop: `${ratio * 100}%` }} />
        <Image className="cover-picture__image" src={url} mode="aspectFit" />
        <BrushArea
          className="cover-picture__area"
          label={words.picture(brush.strokes.length)}
          onStart={place => {
            if (!brush.full) brush.start(place, thicknesses[thickness])
          }}
          onMove={brush.move}
          onEnd={brush.end}
        >
          <StrokesLayer strokes={brush.strokes} ratio={ratio} />
          {brush.current && <StrokesLayer strokes={[brush.current]} ratio={ratio} />}
        </BrushArea>
      </View>
      <View className="cover-tools">
        <Choices
          label={words.thickness}
          options={(['fine', 'middle', 'thick'] as const).map(one => [one, words.thicknesses[one]] as const)}
          chosen={thickness}
          onChoose={setThickness}
        />
        <View className="cover-tools__back">
          <Button narrow look="plain" disabled={brush.strokes.length === 0} onPress={brush.undo}>
            {words.undo}
          </Button>
          <Button narrow look="plain" disabled={brush.strokes.length === 0} onPress={brush.clear}>
            {words.clear}
          </Button>
        </View>
      </View>
      <Problem error={save.error} />
      {isOutdated(save.error) && <Button onPress={onOutdated}>{words.lookAgain}</Button>}
      <Text className="cover-hint">{brush.full ? words.full : words.hint}</Text>
      {asked && (
        <UncoverSheet
          url={url}
          ratio={ratio}
          strokes={brush.strokes}
          onConfirm={() => {
            setAsked(false)
            save.mutate(brush.strokes)
          }}
          onClose={() => {
            setAsked(false)
          }}
        />
      )}
    </Page>
  )
}
