import { Text, View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Qr } from '../../components/qr'
import { role } from '../../components/role'
import './code-card.scss'

interface CodeCardProps {
  /** What the picture says. */
  readonly qr: string
  readonly qrLabel: string
  readonly letters: string
  readonly label: string
  readonly left: string
  /** Why the code is of no use any more; null while it is. */
  readonly over: { readonly title: string; readonly hint?: string; readonly renew: string } | null
  readonly onRenew: () => void
  readonly busy: boolean
}

/** A one-time code to scan or to type, with the time that it has left; one tap makes a new one. */
export function CodeCard({ qr, qrLabel, letters, label, left, over, onRenew, busy }: CodeCardProps) {
  return (
    <View className="code-card">
      <View className="code-card__picture">
        <Qr text={qr} label={qrLabel} faded={over !== null} />
        {over && (
          <View className="code-card__over" {...role('status')}>
            <Text className="code-card__over-title">{over.title}</Text>
            {over.hint && <Text>{over.hint}</Text>}
          </View>
        )}
      </View>
      {over ? (
        <View className="page-part">
          <Button look="primary" narrow icon="refresh-cw" disabled={busy} onPress={onRenew}>
            {over.renew}
          </Button>
        </View>
      ) : (
        <>
          <Text className="code-card__label">{label}</Text>
          <Text className="code-card__letters">{letters}</Text>
          <Text className="code-card__left">{left}</Text>
        </>
      )}
    </View>
  )
}
