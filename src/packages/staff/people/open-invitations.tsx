import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Place } from '../../../../domain/role/place-schema'
import { useTick } from '../../../api/use-tick'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { ListRow } from '../../../components/list-row'
import { notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { Sheet } from '../../../components/sheet'
import { momentWords } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'
import { useOpenInvitations, useWithdraw, type Invited } from '../people-queries'
import { roleIcons } from '../role-icons'
import { isOutdated } from '../../../api/outdated'
import { sentence } from '../../../i18n/sentence'
import { currentStaffWords, useStaffWords } from '../words/words'

/** Invitations on their way; nothing at all where there are none. */
export function OpenInvitations({ place }: { place: Place }) {
  const words = useWords()
  const staffWords = useStaffWords()
  const invitations = useOpenInvitations(place)
  const [open, setOpen] = useState<Invited | null>(null)
  const now = useTick()
  const items = invitations.data?.pages.flatMap(page => page.items) ?? []
  if (invitations.data && items.length === 0) return null
  return (
    <Section title={staffWords.people.open} card={invitations.data !== undefined}>
      <Answer query={invitations} waiting={<Skeleton card bars={[50, 64]} />}>
        {() => (
          <>
            {items.map(one => (
              <ListRow
                key={one.id}
                icon={roleIcons[one.role]}
                title={one.note || staffWords.roles[one.role]}
                hint={[
                  ...(one.note ? [staffWords.roles[one.role]] : []),
                  one.placeName,
                  staffWords.until(momentWords(Date.parse(one.expiresAt), now, words)),
                ].join(' · ')}
                onPress={() => {
                  setOpen(one)
                }}
              />
            ))}
            {invitations.hasNextPage && (
              <Button
                look="plain"
                disabled={invitations.isFetchingNextPage}
                onPress={() => {
                  void invitations.fetchNextPage()
                }}
              >
                {words.common.more}
              </Button>
            )}
          </>
        )}
      </Answer>
      {open && (
        <WithdrawSheet
          invitation={open}
          onClose={() => {
            setOpen(null)
          }}
        />
      )}
    </Section>
  )
}

function WithdrawSheet({ invitation, onClose }: { invitation: Invited; onClose: () => void }) {
  const words = useWords()
  const staffWords = useStaffWords()
  const withdraw = useWithdraw()
  const about = [staffWords.roles[invitation.role], invitation.placeName, invitation.note].filter(Boolean)
  return (
    <Sheet title={staffWords.people.withdrawTitle} onClose={onClose}>
      <Text className="page-card__lead">{about.join(' · ')}</Text>
      <Text className="page-card__note">{staffWords.people.withdrawText}</Text>
      <View className="page-actions">
        <Button
          look="danger"
          disabled={withdraw.isPending}
          onPress={() => {
            withdraw.mutate(invitation.id, {
              onSuccess: () => {
                notice(currentStaffWords().people.withdrawn)
                onClose()
              },
              onError: error => {
                notice(isOutdated(error) ? currentStaffWords().people.changed : sentence(error))
                onClose()
              },
            })
          }}
        >
          {staffWords.people.withdraw}
        </Button>
        <Button look="plain" onPress={onClose}>
          {words.common.cancel}
        </Button>
      </View>
    </Sheet>
  )
}
