import { View } from '@tarojs/components'
import { useState } from 'react'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { useAreas } from '../../../features/place/queries'
import { useWords } from '../../../i18n/words'
import { AreaRows, type Area } from './area-rows'

interface BrowseProps {
  readonly onChoose: (area: Area) => void
  readonly chosen: string | null
}

/** Street, then community: two taps without typing anything. */
export function Browse({ onChoose, chosen }: BrowseProps) {
  const words = useWords().community
  const [street, setStreet] = useState<Area | null>(null)
  const areas = useAreas(street?.code)
  return (
    <Section title={street ? street.name : words.browse}>
      {street && (
        <View className="community-back">
          <Button
            look="plain"
            icon="chevron-left"
            narrow
            onPress={() => {
              setStreet(null)
            }}
          >
            {words.back}
          </Button>
        </View>
      )}
      <Answer query={areas} waiting={<Skeleton card bars={[40, 48, 36, 52, 44, 40]} />}>
        {({ items }) =>
          items.length > 0 ? (
            <AreaRows
              areas={items}
              chosen={chosen}
              onPress={area => {
                if (area.level === 'street') setStreet(area)
                else onChoose(area)
              }}
            />
          ) : (
            <StateView icon="inbox" title={words.empty} />
          )
        }
      </Answer>
    </Section>
  )
}
