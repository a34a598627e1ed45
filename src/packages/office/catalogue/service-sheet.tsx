import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { CatalogueItem } from '../../../../domain/district/district'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { iconNames } from '../../../components/icon/names'
import { ListRow } from '../../../components/list-row'
import { Pressable } from '../../../components/pressable'
import { role } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { Choices } from '../../../components/choices'
import { TextField } from '../../../components/text-field'
import { useDistrictWords } from '../words/district'

interface ServiceSheetProps {
  readonly item: CatalogueItem
  readonly onKeep: (item: CatalogueItem) => void
  /** Moves it among its kind; absent for one that is new. */
  readonly onMove?: (by: 1 | -1) => void
  readonly onClose: () => void
}

/** Icons that mean a thing one can get; arrows and signs of the interface are not among them. */
const offered = iconNames.filter(
  name =>
    !/^(chevron|circle-|x$|minus$|plus$|wifi-off|map-pin-off|locate|refresh|share|search|list|copy|languages)/.test(
      name,
    ),
)

/** One service: its names, words, kind and icon. */
export function ServiceSheet({ item, onKeep, onMove, onClose }: ServiceSheetProps) {
  const words = useDistrictWords().catalogue
  const [zh, setZh] = useState(item.name.zh)
  const [en, setEn] = useState(item.name.en ?? '')
  const [aliases, setAliases] = useState(item.aliases.join('、'))
  const [tier, setTier] = useState(item.tier)
  const [icon, setIcon] = useState(item.icon)
  const [retired, setRetired] = useState(item.retired ?? false)
  const done = () => {
    const english = en.trim()
    onKeep({
      code: item.code,
      name: { zh: zh.trim(), ...(english ? { en: english } : {}) },
      tier,
      icon,
      aliases: [...new Set(aliases.split(/[、,，;；\n]/).map(word => word.trim()))].filter(Boolean),
      ...(retired ? { retired: true } : {}),
    })
  }
  return (
    <Sheet title={item.name.zh || words.newTitle} onClose={onClose}>
      <View className="catalogue-sheet">
        <TextField
          label={words.zh}
          value={zh}
          onChange={setZh}
          maxlength={100}
          problem={zh.trim() === '' && item.code !== '' ? words.needName : undefined}
        />
        <TextField label={words.en} value={en} onChange={setEn} maxlength={200} />
        <TextField label={words.aliases} value={aliases} onChange={setAliases} maxlength={400} />
        <Text className="page-card__note">{words.aliasesHint}</Text>
        <View className="page-part">
          <Choices
            label={words.tier}
            options={[
              ['basic', words.basicOne],
              ['advanced', words.advancedOne],
            ]}
            chosen={tier}
            onChoose={setTier}
          />
        </View>
        <View className="page-part catalogue-sheet__icons" {...role('radiogroup')} aria-label={words.icon}>
          {offered.map(name => (
            <Pressable
              key={name}
              className={`catalogue-sheet__icon ${name === icon ? 'catalogue-sheet__icon--on' : ''}`}
              chosen={name === icon}
              label={name}
              onPress={() => {
                setIcon(name)
              }}
            >
              <Icon name={name} />
            </Pressable>
          ))}
        </View>
        {onMove && (
          <>
            <View className="catalogue-sheet__move">
              <Button
                onPress={() => {
                  onMove(-1)
                }}
              >
                {words.up}
              </Button>
              <Button
                onPress={() => {
                  onMove(1)
                }}
              >
                {words.down}
              </Button>
            </View>
            <ListRow
              title={words.retire}
              hint={words.retireHint}
              pressed={retired}
              onPress={() => {
                setRetired(!retired)
              }}
            />
          </>
        )}
        <View className="page-actions">
          <Button look="primary" disabled={zh.trim() === ''} onPress={done}>
            {words.done}
          </Button>
        </View>
      </View>
    </Sheet>
  )
}
