import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { CatalogueItem } from '../../../../domain/district/district'
import { nameIn } from '../../../../domain/contract/name'
import { Button } from '../../../components/button'
import { Chip } from '../../../components/chip'
import { iconNamed } from '../../../components/icon'
import { role } from '../../../components/role'
import { useLocale } from '../../../i18n/words'
import { useDistrictWords } from '../words/district'

const MOST = 8

interface ChipsFieldProps {
  readonly services: readonly CatalogueItem[]
  readonly chosen: readonly string[]
  readonly onChange: (codes: string[]) => void
}

/** The services that the list offers as filters: those chosen first, in their order. */
export function ChipsField({ services, chosen, onChange }: ChipsFieldProps) {
  const words = useDistrictWords().catalogue
  const language = useLocale()
  const place = (code: string) => {
    const at = chosen.indexOf(code)
    return at < 0 ? services.length : at
  }
  const [all, setAll] = useState(false)
  const sorted = [...services].sort((a, b) => place(a.code) - place(b.code))
  return (
    <>
      <View className="choices choices--wrapped" {...role('group')} aria-label={words.chips}>
        {(all ? sorted : sorted.filter(({ code }) => chosen.includes(code))).map(({ code, name, icon }) => (
          <Chip
            key={code}
            icon={iconNamed(icon)}
            selected={chosen.includes(code)}
            onPress={() => {
              if (chosen.includes(code)) onChange(chosen.filter(other => other !== code))
              else if (chosen.length < MOST) onChange([...chosen, code])
            }}
          >
            {nameIn(name, language)}
          </Chip>
        ))}
      </View>
      {!all && (
        <View className="page-up">
          <Button
            look="plain"
            narrow
            onPress={() => {
              setAll(true)
            }}
          >
            {words.chipsOthers}
          </Button>
        </View>
      )}
      <Text className="page-card__note">{words.chipsHint}</Text>
    </>
  )
}
