import { Text, View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import type { StationCard } from '../../../domain/station/card'
import { device } from '../../api/device'
import { Button } from '../../components/button'
import { notice } from '../../components/notice/notice'
import { Sheet } from '../../components/sheet'
import { useWords } from '../../i18n/words'
import './station-actions.scss'

type Target = Pick<StationCard, 'name' | 'address' | 'location' | 'phone' | 'demo'>

interface StationActions {
  readonly goThere: (station: Target) => void
  readonly call: (station: Target) => void
  /** Render it once on the page: what a tap may open. */
  readonly sheet: ReactNode
}

/** Going to a station and calling it, the same wherever a station is shown. */
export function useStationActions(): StationActions {
  const words = useWords()
  const [open, setOpen] = useState<{ what: 'route' | 'phone'; station: Target } | null>(null)
  const close = () => {
    setOpen(null)
  }
  return {
    goThere(station) {
      const { name, address, location: point } = station
      void device.openMap({ name, address, point }).then(opened => {
        if (!opened) setOpen({ what: 'route', station })
      })
    },
    call(station) {
      if (!station.phone) notice(words.station.noPhone)
      else if (station.demo) setOpen({ what: 'phone', station })
      else void device.call(station.phone)
    },
    sheet:
      open &&
      (open.what === 'route' ? (
        <RouteSheet station={open.station} onClose={close} />
      ) : (
        <DemoPhoneSheet station={open.station} onClose={close} />
      )),
  }
}

function RouteSheet({ station, onClose }: { station: Target; onClose: () => void }) {
  const words = useWords()
  const link = device.mapLink({ name: station.name, address: station.address, point: station.location })
  return (
    <Sheet title={words.station.mapTitle} onClose={onClose}>
      <Text className="station-sheet__name">{station.name}</Text>
      <Text className="station-sheet__text">{station.address}</Text>
      <View className="station-sheet__actions">
        {link && (
          <Button
            look="primary"
            icon="navigation"
            onPress={() => {
              device.follow(link)
            }}
          >
            {words.station.mapOpen}
          </Button>
        )}
        <Button
          look={link ? 'soft' : 'primary'}
          icon="copy"
          onPress={() => {
            void device.copy(`${station.name} ${station.address}`).then(done => {
              notice(done ? words.station.addressCopied : words.common.copyFailed)
              if (done) onClose()
            })
          }}
        >
          {words.station.mapCopy}
        </Button>
      </View>
    </Sheet>
  )
}

function DemoPhoneSheet({ station, onClose }: { station: Target; onClose: () => void }) {
  const words = useWords()
  return (
    <Sheet title={words.station.demoPhoneTitle} onClose={onClose}>
      <Text className="station-sheet__text">{words.station.demoPhone(station.phone ?? '')}</Text>
      <View className="station-sheet__actions">
        <Button look="primary" onPress={onClose}>
          {words.common.close}
        </Button>
      </View>
    </Sheet>
  )
}
