import { Input, Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { areaPlace, placeKey } from '../../../../domain/role/place'
import { grantableBy, grantingRoles, roles, type Role } from '../../../../domain/role/roles'
import type { Place } from '../../../../domain/role/place-schema'
import type { Grant } from '../../../../domain/staff/contract'
import { isRecord, isString } from '../../../api/checks'
import { useDraft } from '../../../api/draft'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { DraftNote } from '../../../components/draft-note'
import { ListRow } from '../../../components/list-row'
import { role as aria } from '../../../components/role'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { placesOf, rolesAt, useMyGrants } from '../../../features/staff/grants'
import { useInvite } from '../people-queries'
import { roleIcons } from '../role-icons'
import { sentence } from '../../../i18n/sentence'
import { Denied } from '../../../features/staff/denied'
import { Page } from '../../../components/page'
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
        <Page title={words.invite.title}>
          <Skeleton card bars={[50, 64, 42, 58]} />
        </Page>
      }
    >
      {({ grants }) => {
        const key = placeKey(areaPlace(params.area ?? ''))
        const places = placesOf(grants, grantingRoles)
        const root = places.find(({ place }) => placeKey(place) === key) ?? places[0]
        if (root) return <InviteAt root={root} grants={grants} />
        const { title } = words.invite
        return (
          <Page title={title}>
            <Denied
              grants={grants}
              roles={grantingRoles}
              title={words.people.notYours}
              hint={words.people.notYoursHint}
            />
          </Page>
        )
      }}
    </Answer>
  )
}

interface Wish {
  readonly role: Role | null
  readonly place: { readonly place: Place; readonly name: string } | null
  readonly note: string
}
const noWish: Wish = { role: null, place: null, note: '' }
const isWish = (value: unknown): value is Wish =>
  isRecord(value) &&
  (value.role === null || roles.some(role => role === value.role)) &&
  (value.place === null ||
    (isRecord(value.place) && isRecord(value.place.place) && isString(value.place.name))) &&
  typeof value.note === 'string'

function InviteAt({ root, grants }: { root: Grant; grants: readonly Grant[] }) {
  const words = useStaffWords()
  const draft = `invite:${placeKey(root.place)}`
  const typed = useDraft(draft, isWish, noWish)
  const { role, place, note } = typed.value
  const set = (change: Partial<Wish>) => {
    typed.set({ ...typed.value, ...change })
  }
  const invite = useInvite(draft)
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
          typed.clear()
        }}
      />
    )
  }
  return (
    <Page
      title={words.invite.title}
      foot={
        role && place ? (
          <Button
            look="primary"
            disabled={invite.isPending}
            onPress={() => {
              invite.mutate({ role, place: place.place, note: note.trim() })
            }}
          >
            {invite.isPending ? words.invite.making : words.invite.make}
          </Button>
        ) : undefined
      }
    >
      <View className="page-narrow">
        {invite.error && (
          <Text className="page-problem" {...aria('alert')}>
            {sentence(invite.error)}
          </Text>
        )}
        {typed.restored && <DraftNote onClear={typed.clear} />}
        <Section title={words.invite.role} card>
          {role ? (
            <ListRow
              icon={roleIcons[role]}
              title={words.roles[role]}
              value={words.invite.change}
              onPress={() => {
                invite.reset()
                set({ role: null, place: null })
              }}
            />
          ) : (
            offered.map(one => (
              <ListRow
                key={one}
                icon={roleIcons[one]}
                title={words.roles[one]}
                onPress={() => {
                  set({ role: one })
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
                set({ place: { place: picked, name } })
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
                  set({ place: null })
                }}
              />
            </Section>
            <Section title={words.invite.note}>
              <Input
                className="page-input"
                value={note}
                maxlength={40}
                placeholder={words.invite.noteHint}
                placeholderClass="page-input__placeholder"
                aria-label={words.invite.noteLabel}
                onInput={event => {
                  set({ note: event.detail.value })
                }}
              />
            </Section>
          </>
        )}
      </View>
    </Page>
  )
}
