import { Text, View } from '@tarojs/components'
import { nameIn } from '../../../../domain/contract/name'
import type { EmergencyForStaff } from '../../../../domain/station/emergency-contract'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Sheet } from '../../../components/sheet'
import { useLocale, useWords } from '../../../i18n/words'
import { useDeskAct } from '../desk/queries'
import { Problem } from '../../../components/problem'
import { currentEmergencyWords, useEmergencyWords } from '../words/emergency'

/** Asks once before an emergency ends. */
export function EndSheet({ one, onClose }: { one: EmergencyForStaff; onClose: () => void }) {
  const words = useEmergencyWords()
  const common = useWords().common
  const locale = useLocale()
  const end = useDeskAct((emergencyId: string) => client.station.endEmergency({ emergencyId }))
  return (
    <Sheet title={words.endTitle(nameIn(one.name, locale))} onClose={onClose}>
      <Problem error={end.error} />
      <Text className="page-card__note">{words.endText}</Text>
      <View className="page-actions">
        <Button
          look="primary"
          disabled={end.isPending}
          onPress={() => {
            end.mutate(one.emergencyId, {
              onSuccess: () => {
                notice(currentEmergencyWords().endedNow)
                onClose()
              },
            })
          }}
        >
          {words.confirmEnd}
        </Button>
        <Button look="plain" onPress={onClose}>
          {common.cancel}
        </Button>
      </View>
    </Sheet>
  )
}
