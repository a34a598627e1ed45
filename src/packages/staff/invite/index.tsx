import { Input, Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { areaPlace, placeKey } from '../../../../domain/role/place'
import { grantableBy, grantingRoles, type Role } from '../../../../domain/role/roles'
import type { Place } from '../../../../domain/role/place-schema'
import type { Grant } from '../../../../domain/staff/contract'
import { randomKey } from '../../../api/random-key'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { ListRow } from '../../../components/list-row'
import { role as aria } from '../../../components/role'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { placesOf, rolesAt, useMyGrants } from '../grants'
import { useInvite } from '../people-queries'
import { roleIcons } from '../role-icons'
import { sentence } from '../sentence'
import { Denied } from '../denied'
import { StaffScreen } from '../staff-screen'
import { useStaffWords } from '../words/words'
import { CodeReady } from './code-ready'
import { PlacePicker } from './place-picker'

/** Which role, where, for whom: then there is a code to hand over. */
export default function Invite() {
  const words = useStaffWords()
  const { params } = useRouter()
  const mine = useMyGrants()
  return (
    <Answer
      query={mine}
      waiting={
        <StaffScreen title={words.invite.title}>
          <Skeleton card bars={[50, 64, 42, 58]} />
        </StaffScreen>
      }
    >
      {({ grants }) => {
        const key = placeKey(areaPlace(params.area ?? ''))
        const places = placesOf(grants, grantingRoles)
        const root = places.find(({ place }) => placeKey(place) === key) ?? places[0]
        if (root) return <InviteAt root={root} grants={grants} />
        const { title } = words.invite
        return (
          <StaffScreen title={title}>
            <Denied
              grants={grants}
              roles={grantingRoles}
              title={words.people.notYours}
              hint={words.people.notYoursHint}
            />
          </StaffScreen>
        )
      }}
    </Answer>
  )
}

function InviteAt({ root, grants }: { root: Grant; grants: readonly Grant[] }) {
  const words = useStaffWords()
  const [role, setRole] = useState<Role | null>(null)
  const [place, setPlace] = useState<{ readonly place: Place; readonly name: string } | null>(null)
  const [note, setNote] = useState('')
  const invite = useInvite()
  // The same wish sent again is the same invitation; another wish is another.
  const key = useMemo(() => `${randomKey()}${role ? '' : '0'}${place ? '' : '0'}`, [role, place])
  const offered = grantableBy(rolesAt(grants, root.path))
  const ready = invite.data
  if (ready && role && place) {
    return (
      <CodeReady
        invitation={ready}
        role={role}
        placeName={place.name}
        onAnother={() => {
          invite.reset()
          setPlace(null)
          setRole(null)
          setNote('')
        }}
      />
    )
  }
  return (
    <StaffScreen
      title={words.invite.title}
      foot={
        role && place ? (
          <Button
            look="primary"
            disabled={invite.isPending}
            onPress={() => {
              invite.mutate({ role, place: place.place, note: note.trim(), key })
            }}
          >
            {invite.isPending ? words.invite.making : words.invite.make}
          </Button>
        ) : undefined
      }
    >
      <View className="staff-narrow">
        {invite.error && (
          <Text className="staff-problem" {...aria('alert')}>
            {sentence(invite.error)}
          </Text>
        )}
        <Section title={words.invite.role} card>
          {role ? (
            <ListRow
              icon={roleIcons[role]}
              title={words.roles[role]}
              value={words.invite.change}
              onPress={() => {
                invite.reset()
                setRole(null)
                setPlace(null)
              }}
            />
          ) : (
            offered.map(one => (
              <ListRow
                key={one}
                icon={roleIcons[one]}
                title={words.roles[one]}
                onPress={() => {
                  setRole(one)
                }}
              />
            ))
          )}
        </Section>
        {role && !place && (
          <Section title={words.invite.place}>
            <PlacePicker
              root={root.place.id}
              role={role}
              onPick={(picked, name) => {
                setPlace({ place: picked, name })
              }}
            />
          </Section>
        )}
        {role && place && (
          <>
            <Section title={words.invite.place} card>
              <ListRow
                icon="map-pin"
                title={place.name}
                value={words.invite.change}
                onPress={() => {
                  invite.reset()
                  setPlace(null)
                }}
              />
            </Section>
            <Section title={words.invite.note}>
              <Input
                className="staff-input"
                value={note}
                maxlength={40}
                placeholder={words.invite.noteHint}
                placeholderClass="staff-input__placeholder"
                aria-label={words.invite.noteLabel}
                onInput={event => {
                  setNote(event.detail.value)
                }}
              />
            </Section>
          </>
        )}
      </View>
    </StaffScreen>
  )
}
