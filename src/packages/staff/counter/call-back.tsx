import { Text, View } from '@tarojs/components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { actOnce, SOON_AGAIN } from '../../../api/act-once'
import { client } from '../../../api/client'
import { device } from '../../../api/device'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Sheet } from '../../../components/sheet'
import { ReasonForm } from '../../../features/staff/reason-form'
import { sentence } from '../../../i18n/sentence'
import { useCounterWords } from '../words/counter'

/** The number that somebody left to be called back: masked, and whole for a reason that is written down. */
export function CallBack({ delegationId }: { delegationId: string }) {
  const words = useCounterWords()
  const [asked, setAsked] = useState(false)
  const account = useQuery({
    queryKey: ['account', 'me', delegationId],
    queryFn: () => client.account.me({}),
  })
  const draft = `unmask:${delegationId}`
  const unmask = useMutation({
    mutationFn: (reason: string) =>
      actOnce(draft, { delegationId, reason }, client.account.unmaskPhone, SOON_AGAIN),
    onSuccess: () => {
      setAsked(false)
    },
    onError: error => {
      notice(sentence(error))
    },
  })
  const whole = unmask.data?.phone
  const shown = whole ?? account.data?.phone
  if (!shown) return null
  return (
    <View className="page-card page-part">
      <Text className="counter-label">{words.callBack}</Text>
      <Text className="counter-who">{shown}</Text>
      <View className="page-actions">
        {whole === undefined ? (
          <Button
            icon="phone"
            onPress={() => {
              setAsked(true)
            }}
          >
            {words.unmask}
          </Button>
        ) : (
          <Button icon="phone" onPress={() => void device.call(whole)}>
            {words.call}
          </Button>
        )}
      </View>
      {asked && (
        <Sheet
          title={words.unmask}
          onClose={() => {
            setAsked(false)
          }}
        >
          <ReasonForm
            draft={draft}
            text={words.unmaskText}
            reasons={words.unmaskReasons}
            confirm={words.unmaskConfirm}
            cancel={words.unmaskCancel}
            busy={unmask.isPending}
            onConfirm={reason => {
              unmask.mutate(reason)
            }}
            onCancel={() => {
              setAsked(false)
            }}
          />
        </Sheet>
      )}
    </View>
  )
}
