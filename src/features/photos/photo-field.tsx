import { Image, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '../../components/icon'
import { Pressable } from '../../components/pressable'
import { role } from '../../components/role'
import { useLocale } from '../../i18n/words'
import './photo-field.scss'
import type { Photos, ShownPhoto } from './use-photos'
import { Viewer } from './viewer'
import { photoWords } from './words'

/** Pictures of a form, chosen or taken: each shows how far it is, can be looked at, sent again and taken out. */
export function PhotoField({ photos }: { readonly photos: Photos }) {
  const words = photoWords[useLocale()]
  const [seen, setSeen] = useState<number | null>(null)
  const problem = photos.shown.find(one => one.problem !== null)?.problem
  return (
    <View className="photo-field">
      <View className="photo-field__grid" {...role('group')} aria-label={words.list}>
        {photos.shown.map((photo, index) => (
          <Tile
            key={photo.key}
            photo={photo}
            number={index + 1}
            onOpen={() => {
              setSeen(index)
            }}
            onRetry={() => {
              photos.retry(photo.key)
            }}
            onRemove={() => {
              photos.remove(photo.key)
            }}
          />
        ))}
        {photos.left > 0 && (
          <Pressable
            className="photo-tile photo-tile--add"
            label={words.addLabel(photos.left)}
            onPress={() => void photos.add()}
          >
            <Icon name="plus" size="l" />
            <Text className="photo-tile__words">{words.add}</Text>
            <Text className="photo-tile__count">{words.count(photos.shown.length, photos.max)}</Text>
          </Pressable>
        )}
      </View>
      {problem ? (
        <Text className="photo-field__problem" {...role('alert')}>
          {problem}
        </Text>
      ) : (
        <Text className="photo-field__hint">{photos.fullForToday ? words.fullForToday : words.private}</Text>
      )}
      <Viewer
        urls={photos.shown.map(({ full }) => full)}
        at={seen}
        onClose={() => {
          setSeen(null)
        }}
      />
    </View>
  )
}

interface TileProps {
  readonly photo: ShownPhoto
  readonly number: number
  readonly onOpen: () => void
  readonly onRetry: () => void
  readonly onRemove: () => void
}

function Tile({ photo: { thumb, state, share, mayRetry }, number, onOpen, onRetry, onRemove }: TileProps) {
  const words = photoWords[useLocale()]
  const percent = Math.round(share * 100)
  return (
    <View className={`photo-tile photo-tile--${state}`}>
      <Pressable
        className="photo-tile__open"
        onPress={onOpen}
        label={words.open(number)}
        disabled={thumb === ''}
      >
        {thumb !== '' && <Image className="photo-tile__image" src={thumb} mode="aspectFill" />}
      </Pressable>
      {state === 'sending' && (
        <View className="photo-tile__over" {...role('img')} aria-label={words.waiting(number, percent)}>
          <View className="photo-ring" style={{ background: ring(percent) }}>
            <Text className="photo-ring__words">{percent}%</Text>
          </View>
        </View>
      )}
      {state === 'failed' && (
        <View className="photo-tile__over">
          {mayRetry ? (
            <Pressable className="photo-tile__again" onPress={onRetry} label={words.againLabel(number)}>
              <Icon name="refresh-cw" />
              <Text>{words.again}</Text>
            </Pressable>
          ) : (
            <View className="photo-tile__again">
              <Icon name="circle-alert" />
              <Text>{words.failed}</Text>
            </View>
          )}
        </View>
      )}
      <Pressable className="photo-tile__remove" onPress={onRemove} label={words.remove(number)}>
        <View className="photo-tile__x">
          <Icon name="x" size="s" />
        </View>
      </Pressable>
    </View>
  )
}

const ring = (percent: number) =>
  `conic-gradient(var(--on-action) ${percent}%, var(--line-strong) ${percent}%)`
