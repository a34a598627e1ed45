import { Image, ScrollView, Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { QueuedSubmission } from '../../../../domain/submissions/contract'
import { go } from '../../../api/go'
import { Button } from '../../../components/button'
import { Pressable } from '../../../components/pressable'
import { StatusTag } from '../../../components/status-tag'
import { staffPaths } from '../paths'
import { useModerationWords } from '../words/moderation'

/** The photos as they would be shown: one large, the others to tap, and the way to cover what must not be seen. */
export function Pictures({ item: { photos, stationName } }: { item: QueuedSubmission }) {
  const words = useModerationWords()
  const [chosen, setChosen] = useState('')
  const at = Math.max(
    0,
    photos.findIndex(({ id }) => id === chosen),
  )
  const photo = photos[at]
  if (!photo)
    return (
      <View className="pictures-none">
        <Text>{words.noPhotos}</Text>
      </View>
    )
  const pending = photos.flatMap(({ coverPending }, i) => (coverPending ? [i + 1] : []))
  return (
    <View className="pictures">
      <View className="pictures__frame">
        <Image
          className="pictures__large"
          src={photo.url}
          mode="aspectFit"
          aria-label={`${stationName} ${words.photo(at + 1, photos.length)}`}
        />
      </View>
      {pending.length > 0 && (
        <View className="pictures__pending">
          <StatusTag tone="soon" icon="clock">
            {words.coverPending(pending, photos.length)}
          </StatusTag>
        </View>
      )}
      {photos.length > 1 && (
        <ScrollView className="pictures__scroll" scrollX enhanced showScrollbar={false}>
          <View className="pictures__row">
            {photos.map(({ id, thumbUrl }, i) => (
              <Pressable
                key={id}
                className={`pictures__thumb ${i === at ? 'pictures__thumb--on' : ''}`}
                pressed={i === at}
                label={words.photo(i + 1, photos.length)}
                onPress={() => {
                  setChosen(id)
                }}
              >
                <Image className="pictures__small" src={thumbUrl} mode="aspectFill" />
              </Pressable>
            ))}
          </View>
        </ScrollView>
      )}
      <Button
        icon="scan-line"
        onPress={() => {
          go.to(staffPaths.cover(photo.id))
        }}
      >
        {words.cover}
      </Button>
    </View>
  )
}
