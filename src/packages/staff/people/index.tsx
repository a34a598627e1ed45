import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { grantingRoles, roles, type Role } from '../../../../domain/role/roles'
import type { Grant, StaffMember } from '../../../../domain/staff/contract'
import { go } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { ListEnd } from '../../../components/list-end'
import { Button } from '../../../components/button'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { Choices } from '../../../components/choices'
import { MyPlaces } from '../../../features/staff/my-places'
import { staffPaths } from '../paths'
import { useMembers } from '../people-queries'
import { Page } from '../../../components/page'
import { useStaffWords } from '../words/words'
import { MemberRow } from './member-row'
import { MemberSheet } from './member-sheet'
import { OpenInvitations } from './open-invitations'

/** Who works where I am in charge: invite, suspend, resume, end. */
export default function People() {
  const words = useStaffWords().people
  const queries = useQueryClient()
  const [place, setPlace] = useState<Grant | null>(null)
  usePullDownRefresh(() => {
    void queries.invalidateQueries({ queryKey: ['staff'] }).finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  return (
    <Page
      title={words.title}
      foot={
        place ? (
          <Button
            look="primary"
            icon="plus"
            onPress={() => {
              go.to(staffPaths.invite(place.place.id))
            }}
          >
            {words.invite}
          </Button>
        ) : undefined
      }
    >
      <MyPlaces
        roles={grantingRoles}
        denied={{ title: words.notYours, hint: words.notYoursHint }}
        label={words.place}
      >
        {(chosen, grants) => <PeopleOf key={chosen.id} place={chosen} grants={grants} onPlace={setPlace} />}
      </MyPlaces>
    </Page>
  )
}

interface PeopleOfProps {
  readonly place: Grant
  readonly grants: readonly Grant[]
  readonly onPlace: (place: Grant) => void
}

function PeopleOf({ place, grants, onPlace }: PeopleOfProps) {
  const words = useStaffWords()
  const [role, setRole] = useState<Role | 'all'>('all')
  const [open, setOpen] = useState<StaffMember | null>(null)
  const tell = useRef(onPlace)
  useEffect(() => {
    tell.current(place)
  }, [place])
  return (
    <>
      <View className="page-part">
        <Choices
          label={words.people.filter}
          options={[['all', words.people.all], ...roles.map(one => [one, words.roles[one]] as const)]}
          chosen={role}
          onChoose={setRole}
        />
      </View>
      <View className="page-columns page-part">
        <Section title={`${words.people.members} · ${place.placeName}`}>
          <Members place={place} role={role === 'all' ? null : role} onOpen={setOpen} />
        </Section>
        <OpenInvitations place={place.place} />
      </View>
      {open && (
        <MemberSheet
          member={open}
          grants={grants}
          onClose={() => {
            setOpen(null)
          }}
        />
      )}
    </>
  )
}

interface MembersProps {
  readonly place: Grant
  readonly role: Role | null
  readonly onOpen: (member: StaffMember) => void
}

function Members({ place, role, onOpen }: MembersProps) {
  const staffWords = useStaffWords()
  const members = useMembers(place.place, role)
  return (
    <Answer query={members} waiting={<Skeleton card bars={[50, 64, 42, 58, 46]} />}>
      {({ pages }) => {
        const all = pages.flatMap(({ items }) => items)
        if (all.length === 0) {
          const { empty, emptyRole, emptyHint } = staffWords.people
          return (
            <StateView
              icon="user"
              title={role ? emptyRole(staffWords.roles[role]) : empty}
              hint={emptyHint}
            />
          )
        }
        return (
          <>
            <View className="page-list">
              {all.map(member => (
                <MemberRow key={member.id} member={member} onOpen={onOpen} />
              ))}
            </View>
            <ListEnd list={members} />
          </>
        )
      }}
    </Answer>
  )
}
