import { Text, View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import type { AreaContacts, Contact } from '../../../../domain/area/contract'
import { client } from '../../../api/client'
import { device } from '../../../api/device'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { RecordRow } from '../../../components/record-row'
import { notice } from '../../../components/notice/notice'
import { heading } from '../../../components/role'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { useLocale } from '../../../i18n/words'
import { currentGridWords, useGridWords } from './words'

/** Those who answer for a grid, by name, with a way to call each. */
export function Contacts({ grid, onChange }: { readonly grid: string; readonly onChange: () => void }) {
  const words = useGridWords()
  const contacts = useQuery({
    queryKey: ['area', 'contacts', grid, useLocale()],
    queryFn: () => client.area.contacts({ area: grid }),
  })
  return (
    <Answer query={contacts} waiting={<Skeleton card bars={[40, 64, 52, 60]} />}>
      {answer => (
        <>
          <View className="grid__head">
            <View {...heading(2)}>
              <Text className="grid__name">{answer.area.name}</Text>
            </View>
            <Text className="grid__within">{answer.area.within.join(' ')}</Text>
          </View>
          {answer.area.closed ? (
            <StateView icon="map-pin-off" title={words.closed} hint={words.closedHint} />
          ) : (
            <People answer={answer} />
          )}
          <View className="grid__change">
            <Button look={answer.area.closed ? 'primary' : 'plain'} onPress={onChange}>
              {words.change}
            </Button>
          </View>
        </>
      )}
    </Answer>
  )
}

function People({ answer: { contacts, demo } }: { readonly answer: AreaContacts }) {
  const words = useGridWords()
  if (contacts.length === 0)
    return <StateView icon="user" title={words.noContacts} hint={words.noContactsHint} />
  return (
    <>
      <Section title={words.contacts} card>
        {contacts.map(contact => (
          <Person key={`${contact.post} ${contact.name}`} contact={contact} demo={demo} />
        ))}
      </Section>
      {demo && <Text className="grid__hint">{words.demo}</Text>}
    </>
  )
}

function Person({ contact: { post, name, phone }, demo }: { contact: Contact; demo: boolean }) {
  const words = useGridWords()
  return (
    <RecordRow
      icon="user"
      aside={
        phone && (
          <Button
            icon="phone"
            narrow
            label={words.callName(name)}
            onPress={() => {
              if (demo) notice(currentGridWords().demoCall)
              else void device.call(phone)
            }}
          >
            {words.call}
          </Button>
        )
      }
    >
      <Text className="record-row__name">{name}</Text>
      <Text className="record-row__about">{words.posts[post]}</Text>
      <Text className="record-row__about">{phone ?? words.noPhone}</Text>
    </RecordRow>
  )
}
