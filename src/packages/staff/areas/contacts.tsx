import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Area, Contact } from '../../../../domain/area/contract'
import { contactPosts } from '../../../../domain/area/contacts'
import { client } from '../../../api/client'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { ListRow } from '../../../components/list-row'
import { notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section'
import { Sheet } from '../../../components/sheet'
import { Skeleton } from '../../../components/skeleton'
import { Choices } from '../choices'
import { Problem } from '../problem'
import { TextField } from '../text-field'
import { currentAreaWords, useAreaWords } from '../words/areas'
import { useAreaAct, useContacts } from './queries'

/** Those who answer for an area, as residents see them; each can be changed by a tap. */
export function Contacts({ area }: { readonly area: Area }) {
  const words = useAreaWords()
  const answer = useContacts(area.code)
  const [open, setOpen] = useState<number | 'new' | null>(null)
  const save = useAreaAct((contacts: Contact[]) =>
    client.area.setContacts({
      area: area.code,
      version: answer.data?.area.version ?? area.version,
      contacts,
    }),
  )
  const keep = (contacts: Contact[]) => {
    save.mutate(contacts, {
      onSuccess: () => {
        setOpen(null)
        notice(currentAreaWords().saved)
      },
    })
  }
  return (
    <Section title={words.contacts}>
      <Answer query={answer} waiting={<Skeleton card bars={[50, 44]} />}>
        {({ contacts }) => (
          <>
            <View className="staff-list">
              {contacts.map(({ post, name, phone }, i) => (
                <ListRow
                  key={`${post} ${name}`}
                  icon="user"
                  title={name}
                  hint={[words.posts[post], phone].filter(Boolean).join(' · ')}
                  onPress={() => {
                    save.reset()
                    setOpen(i)
                  }}
                />
              ))}
            </View>
            {contacts.length === 0 && <Text className="staff-card__note">{words.noContacts}</Text>}
            <View className="staff-part">
              <Button
                icon="plus"
                onPress={() => {
                  save.reset()
                  setOpen('new')
                }}
              >
                {words.addContact}
              </Button>
            </View>
            {open !== null && (
              <ContactSheet
                contact={open === 'new' ? null : (contacts[open] ?? null)}
                busy={save.isPending}
                error={save.error}
                onSave={contact => {
                  keep(
                    open === 'new'
                      ? [...contacts, contact]
                      : contacts.map((one, i) => (i === open ? contact : one)),
                  )
                }}
                onRemove={() => {
                  keep(contacts.filter((_, i) => i !== open))
                }}
                onClose={() => {
                  setOpen(null)
                }}
              />
            )}
          </>
        )}
      </Answer>
    </Section>
  )
}

interface ContactSheetProps {
  readonly contact: Contact | null
  readonly busy: boolean
  readonly error: Error | null
  readonly onSave: (contact: Contact) => void
  readonly onRemove: () => void
  readonly onClose: () => void
}

function ContactSheet({ contact, busy, error, onSave, onRemove, onClose }: ContactSheetProps) {
  const words = useAreaWords()
  const [post, setPost] = useState(contact?.post ?? 'community_worker')
  const [name, setName] = useState(contact?.name ?? '')
  const [phone, setPhone] = useState(contact?.phone ?? '')
  return (
    <Sheet title={contact?.name ?? words.contactTitle} onClose={onClose}>
      <Problem error={error} />
      <Choices
        label={words.post}
        options={contactPosts.map(one => [one, words.posts[one]] as const)}
        chosen={post}
        onChoose={setPost}
      />
      <View className="staff-part">
        <TextField label={words.name} value={name} onChange={setName} maxlength={30} />
        <TextField label={words.phone} value={phone} onChange={setPhone} maxlength={20} />
      </View>
      <View className="staff-actions">
        <Button
          look="primary"
          disabled={busy || name.trim() === ''}
          onPress={() => {
            onSave({ post, name: name.trim(), phone: phone.trim() === '' ? null : phone.trim() })
          }}
        >
          {words.save}
        </Button>
        {contact && (
          <Button look="plain" disabled={busy} onPress={onRemove}>
            {words.remove}
          </Button>
        )}
      </View>
    </Sheet>
  )
}
