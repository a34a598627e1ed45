import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Area, Contact } from '../../../../domain/area/contract'
import { contactPosts } from '../../../../domain/area/contacts'
import { isRecord } from '../../../api/checks'
import { client } from '../../../api/client'
import { sentDraft, useDraft } from '../../../api/draft'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { DraftNote } from '../../../components/draft-note'
import { ListRow } from '../../../components/list-row'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { Section } from '../../../components/section'
import { Sheet } from '../../../components/sheet'
import { Skeleton } from '../../../components/skeleton'
import { Choices } from '../../../components/choices'
import { Problem } from '../../../components/problem'
import { TextField } from '../../../components/text-field'
import { currentAreaWords, useAreaWords, type AreaWords } from '../words/areas'
import { useAreaAct, useContacts } from './queries'

/** Those who answer for an area, as residents see them; each can be changed by a tap. */
export function Contacts({ area }: { readonly area: Area }) {
  const words = useAreaWords()
  const answer = useContacts(area.code)
  const [open, setOpen] = useState<Contact | 'new' | null>(null)
  const save = useAreaAct(
    `contacts:${area.code}`,
    area.version,
    ({ version, wish }: { version: number; wish: Contact[] }, options) =>
      client.area.setContacts({ area: area.code, version, contacts: wish }, options),
  )
  const draft = `contact:${area.code}:${open === null || open === 'new' ? '' : open.name}`
  const close = () => {
    setOpen(null)
  }
  const keep = (contacts: Contact[]) => {
    const dropSent = sentDraft(draft)
    void save.mutateAsync(contacts).then(
      () => {
        // Also where the page was closed meanwhile.
        dropSent()
        close()
        notice(currentAreaWords().saved)
      },
      // The sheet says it.
      () => undefined,
    )
  }
  return (
    <Section title={words.contacts}>
      <Answer query={answer} waiting={<Skeleton card bars={[50, 44]} />}>
        {({ area: now, contacts, demo }) => {
          const ask = (what: Contact | 'new') => () => {
            save.begin(now.version)
            setOpen(what)
          }
          return (
            <>
              {contacts.length > 0 && (
                <View className="page-list">
                  {contacts.map((contact, i) => (
                    <ListRow
                      key={`${i} ${contact.name}`}
                      icon="user"
                      title={contact.name}
                      hint={contactWords(contact, words)}
                      onPress={ask(contact)}
                    />
                  ))}
                </View>
              )}
              {contacts.length === 0 && <Text className="page-card__note">{words.noContacts}</Text>}
              {demo && <Text className="page-card__note">{words.demoContacts}</Text>}
              <View className="page-part">
                <Button icon="plus" onPress={ask('new')}>
                  {words.addContact}
                </Button>
              </View>
              {open !== null && (
                <ContactSheet
                  draft={draft}
                  contact={open === 'new' ? null : open}
                  gone={open !== 'new' && placeOf(open, contacts) < 0}
                  now={contacts}
                  busy={save.isPending}
                  error={save.error}
                  onSave={contact => {
                    keep(withContact(contacts, open === 'new' ? null : open, contact))
                  }}
                  onRemove={() => {
                    if (open !== 'new') keep(withContact(contacts, open, null))
                  }}
                  onClose={close}
                />
              )}
            </>
          )
        }}
      </Answer>
    </Section>
  )
}

const contactWords = ({ post, phone }: Contact, words: AreaWords): string =>
  [words.posts[post], phone].filter(Boolean).join(' · ')

/** By what is said of them: their place in the list may have changed since it was read. */
function placeOf(contact: Contact, contacts: readonly Contact[]): number {
  return contacts.findIndex(
    ({ post, name, phone }) => post === contact.post && name === contact.name && phone === contact.phone,
  )
}

/** The list with one contact told anew, added where it is not there (any more), or taken out. */
function withContact(contacts: readonly Contact[], old: Contact | null, told: Contact | null): Contact[] {
  const place = old ? placeOf(old, contacts) : -1
  if (place < 0) return told ? [...contacts, told] : [...contacts]
  return contacts.flatMap((one, i) => (i === place ? (told ?? []) : one))
}

type Typed = Readonly<Record<'name' | 'phone', string>> & Pick<Contact, 'post'>
const isTyped = (value: unknown): value is Typed =>
  isRecord(value) &&
  contactPosts.some(post => post === value.post) &&
  typeof value.name === 'string' &&
  typeof value.phone === 'string'

interface ContactSheetProps {
  /** Under which what is typed is kept. */
  readonly draft: string
  readonly contact: Contact | null
  /** Somebody changed or removed them since this sheet was opened. */
  readonly gone: boolean
  /** Those that stand there now. */
  readonly now: readonly Contact[]
  readonly busy: boolean
  readonly error: Error | null
  readonly onSave: (contact: Contact) => void
  readonly onRemove: () => void
  readonly onClose: () => void
}

function ContactSheet(props: ContactSheetProps) {
  const { contact, gone, now, busy, error, onSave, onRemove, onClose } = props
  const words = useAreaWords()
  const typed = useDraft<Typed>(props.draft, isTyped, {
    post: contact?.post ?? 'community_worker',
    name: contact?.name ?? '',
    phone: contact?.phone ?? '',
  })
  const { post, name, phone } = typed.value
  const set = (change: Partial<Typed>) => {
    typed.set({ ...typed.value, ...change })
  }
  return (
    <Sheet title={contact?.name ?? words.contactTitle} onClose={onClose}>
      <Problem error={error} />
      {typed.restored && <DraftNote onClear={typed.clear} />}
      {gone && (
        <View className="page-problem" {...role('status')}>
          <Text>{words.contactGone}</Text>
          {now.map((one, i) => (
            <Text key={`${i} ${one.name}`} className="page-problem__one">
              {[one.name, contactWords(one, words)].join(' · ')}
            </Text>
          ))}
        </View>
      )}
      <Choices
        label={words.post}
        options={contactPosts.map(one => [one, words.posts[one]] as const)}
        chosen={post}
        onChoose={one => {
          set({ post: one })
        }}
      />
      <View className="page-part">
        <TextField
          label={words.name}
          value={name}
          maxlength={30}
          onChange={value => {
            set({ name: value })
          }}
        />
        <TextField
          label={words.phone}
          value={phone}
          maxlength={20}
          onChange={value => {
            set({ phone: value })
          }}
        />
      </View>
      <View className="page-actions">
        <Button
          look="primary"
          disabled={busy || name.trim() === ''}
          onPress={() => {
            onSave({ post, name: name.trim(), phone: phone.trim() === '' ? null : phone.trim() })
          }}
        >
          {gone ? words.addAnyway : words.save}
        </Button>
        {contact && !gone && (
          <Button look="plain" disabled={busy} onPress={onRemove}>
            {words.remove}
          </Button>
        )}
      </View>
    </Sheet>
  )
}
