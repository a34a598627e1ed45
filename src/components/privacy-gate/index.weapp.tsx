import { Button as NativeButton, Text, View } from '@tarojs/components'
import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { device } from '../../api/device'
import { sharedValue } from '../../api/shared-value'
import { useWords } from '../../i18n/words'
import { Button } from '../button'
import { Sheet } from '../sheet'
import './index.scss'

type Resolve = (answer: { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string }) => void

/** One call that waits for the answer: WeChat holds it until then. */
interface Waiting {
  readonly resolve: Resolve
  readonly why: 'location' | 'photos' | 'other'
}

const waiting = sharedValue<readonly Waiting[]>([])

/** What the call is for that WeChat names. */
const whyOf = (call: string): Waiting['why'] =>
  /Location$/.test(call) ? 'location' : /^choose(?:Media|Image)$/.test(call) ? 'photos' : 'other'

// An older WeChat asks by itself, or not at all.
if (typeof Taro.onNeedPrivacyAuthorization === 'function')
  Taro.onNeedPrivacyAuthorization((resolve: Resolve, event?: { readonly referrer?: string }) => {
    resolve({ event: 'exposureAuthorization' })
    waiting.set([...waiting.get(), { resolve, why: whyOf(event?.referrer ?? '') }])
  })

/** WeChat looks whether the button of this id was tapped. */
const AGREE = 'agree-privacy'

function answer(said: Parameters<Resolve>[0]): void {
  const all = waiting.get()
  waiting.set([])
  for (const { resolve } of all) resolve(said)
}

const disagree = () => {
  answer({ event: 'disagree' })
}

export function PrivacyGate() {
  const words = useWords().privacy
  const [asked] = waiting.use()
  // Pages below this one in the stack have a gate too.
  const [shown, setShown] = useState(true)
  useDidShow(() => {
    setShown(true)
  })
  useDidHide(() => {
    setShown(false)
  })
  if (!asked || !shown) return null
  return (
    <Sheet title={words.title} onClose={disagree}>
      <Text className="privacy-gate__text">{words.why[asked.why]}</Text>
      <View className="privacy-gate__guide">
        <Button
          look="plain"
          onPress={() => {
            void device.openPrivacyGuide?.()
          }}
        >
          {words.guide}
        </Button>
      </View>
      <View className="privacy-gate__actions">
        <Button onPress={disagree}>{words.disagree}</Button>
        <NativeButton
          id={AGREE}
          className="pressable button button--primary privacy-gate__agree"
          openType="agreePrivacyAuthorization"
          hoverClass="pressable--down"
          onAgreePrivacyAuthorization={() => {
            answer({ event: 'agree', buttonId: AGREE })
          }}
        >
          <Text className="button__words">{words.agree}</Text>
        </NativeButton>
      </View>
    </Sheet>
  )
}
