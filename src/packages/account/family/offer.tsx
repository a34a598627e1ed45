import { Text, View } from '@tarojs/components'
import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { OFFER_LIFETIME } from '../../../../domain/account/delegation'
import { client } from '../../../api/client'
import { sharedValue } from '../../../api/shared-value'
import { Button } from '../../../components/button'
import { role } from '../../../components/role'
import { ShareButton } from '../../../components/share-button'
import { Sheet } from '../../../components/sheet'
import { Skeleton } from '../../../components/skeleton'
import { lettersOf } from '../../../features/code/code'
import { CodeCard } from '../code-card'
import { pageLink } from '../page-link'
import { accountPaths } from '../paths'
import { sentence } from '../../../i18n/sentence'
import { clockOfSeconds, useSecondsLeft } from '../use-seconds-left'
import { currentAccountWords, useAccountWords } from '../words/words'

/** Letters of the code on the screen, for the card that is sent; '' when there is none. */
export const offered = sharedValue('')

/** A code with which a family member may act for me: shown, sent, made anew. */
export function Offer({ onClose }: { onClose: () => void }) {
  const words = useAccountWords().family
  const offer = useMutation({
    mutationFn: async () => ({ ...(await client.account.offerDelegation({})), since: Date.now() }),
    onSuccess: ({ code }) => {
      offered.set(lettersOf(code))
    },
  })
  const { mutate: make, data } = offer
  useEffect(() => {
    make()
    return () => {
      offered.set('')
    }
  }, [make])
  const left = useSecondsLeft(data?.since ?? null, OFFER_LIFETIME)
  const again = () => {
    make()
  }
  return (
    <Sheet title={words.offerTitle} onClose={onClose}>
      {offer.error ? (
        <>
          <Text className="page-problem" {...role('alert')}>
            {sentence(offer.error)}
          </Text>
          <Button icon="refresh-cw" onPress={again}>
            {words.renew}
          </Button>
        </>
      ) : data ? (
        <>
          <CodeCard
            qr={pageLink(accountPaths.familyCodeWith(lettersOf(data.code)))}
            qrLabel={words.qr}
            letters={data.code}
            label={words.offerText}
            left={words.left(clockOfSeconds(left))}
            over={left === 0 ? { title: words.over, renew: words.renew } : null}
            busy={offer.isPending}
            onRenew={again}
          />
          <Text className="page-card__note">{words.means}</Text>
          {left > 0 && (
            <View className="page-actions">
              <ShareButton
                words={words.share}
                card={() => ({
                  title: currentAccountWords().family.card,
                  path: accountPaths.familyCodeWith(lettersOf(data.code)),
                })}
              />
            </View>
          )}
        </>
      ) : (
        <Skeleton bars={[60, 60, 60, 60]} />
      )}
    </Sheet>
  )
}
