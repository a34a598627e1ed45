import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { mayGrant } from '../../../../domain/role/roles'
import type { Grant, StaffMember } from '../../../../domain/staff/contract'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { momentWords } from '../../../i18n/time-words'
import { currentWords, useWords } from '../../../i18n/words'
import { FactRows } from '../../../components/fact-rows'
import { rolesAt } from '../../../features/staff/grants'
import { roleAct, useChangeRole, type Change } from '../people-queries'
import { Problem } from '../../../components/problem'
import { isOutdated, newestVersion } from '../../../api/outdated'
import { sentence } from '../../../i18n/sentence'
import { currentStaffWords, useStaffWords } from '../words/words'
import { ReasonForm } from '../../../features/staff/reason-form'

interface MemberSheetProps {
  readonly member: StaffMember
  /** My own roles: what I hold I may take away. */
  readonly grants: readonly Grant[]
  readonly onClose: () => void
}

/** One person's role, and what I may do about it. */
export function MemberSheet({ member, grants, onClose }: MemberSheetProps) {
  const words = useWords()
  const staffWords = useStaffWords()
  const { people } = staffWords
  const [asking, setAsking] = useState<'suspend' | 'end' | null>(null)
  const change = useChangeRole()
  const name = member.nickname || staffWords.roles[member.role]
  const mine = rolesAt(grants, member.path).some(held => mayGrant(held, member.role))
  const suspended = member.state === 'suspended'
  const act = (what: Change, reason: string) => {
    change.mutate(
      { change: what, member, reason },
      {
        onSuccess: () => {
          const said = currentStaffWords().people
          notice({ suspend: said.suspendedNow, resume: said.resumedNow, end: said.endedNow }[what](name))
          onClose()
        },
        onError: error => {
          if (!isOutdated(error)) return
          notice(currentStaffWords().people.changed)
          onClose()
        },
      },
    )
  }
  if (newestVersion(change.error) !== null)
    return (
      <Sheet title={name} onClose={onClose}>
        <Problem error={change.error} />
        <View className="page-actions">
          <Button look="primary" onPress={onClose}>
            {people.lookAgain}
          </Button>
        </View>
      </Sheet>
    )
  const problem = change.error && !isOutdated(change.error) ? sentence(change.error) : null
  const title = asking === null ? name : people[asking === 'end' ? 'endTitle' : 'suspendTitle'](name)
  return (
    <Sheet title={title} onClose={onClose}>
      {problem && (
        <Text className="page-problem" {...role('alert')}>
          {problem}
        </Text>
      )}
      {asking === null ? (
        <>
          <FactRows
            rows={[
              [staffWords.role, staffWords.roles[member.role]],
              [staffWords.accept.place, staffWords.within([...member.within, member.placeName])],
              [people.since, momentWords(Date.parse(member.since), Date.now(), currentWords())],
              [people.state, suspended ? staffWords.suspended : people.active],
            ]}
          />
          {member.me && <Text className="page-card__note">{people.self}</Text>}
          {mine ? (
            <View className="page-actions">
              {suspended ? (
                <Button
                  look="primary"
                  disabled={change.isPending}
                  onPress={() => {
                    act('resume', '')
                  }}
                >
                  {people.resume}
                </Button>
              ) : (
                <Button
                  onPress={() => {
                    setAsking('suspend')
                  }}
                >
                  {people.suspend}
                </Button>
              )}
              <Button
                look="plain"
                onPress={() => {
                  setAsking('end')
                }}
              >
                {people.end}
              </Button>
            </View>
          ) : (
            <Text className="page-card__note">{people.cannot}</Text>
          )}
        </>
      ) : (
        <ReasonForm
          reasons={people.reasons}
          key={asking}
          draft={roleAct(asking, member.id)}
          danger={asking === 'end'}
          text={asking === 'end' ? people.endText : people.suspendText}
          confirm={asking === 'end' ? people.confirmEnd : people.confirmSuspend}
          busy={change.isPending}
          onConfirm={reason => {
            act(asking, reason)
          }}
          onCancel={() => {
            change.reset()
            setAsking(null)
          }}
          cancel={words.common.cancel}
        />
      )}
    </Sheet>
  )
}
