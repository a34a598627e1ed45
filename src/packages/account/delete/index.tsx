import { Input, Text, View } from '@tarojs/components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { roleNames } from '../../../../domain/role/role-names'
import { client } from '../../../api/client'
import { forgetWhoLeaves } from '../../../api/forget-person'
import { go, paths } from '../../../api/go'
import { transport } from '../../../api/transport'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { Sheet } from '../../../components/sheet'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { isStaff } from '../../../features/account/account'
import { community } from '../../../features/place/place'
import { useLocale } from '../../../i18n/words'
import { Page } from '../../../components/page'
import { sentence } from '../../../i18n/sentence'
import { Warning } from '../warning'
import { useAccountWords } from '../words/words'
import '../privacy/index.scss'

/** The end of my account: what goes, what stays and why, and a word to type before it counts. */
export default function DeleteAccount() {
  const words = useAccountWords().privacy.deletePage
  const [asked, setAsked] = useState(false)
  const [done, setDone] = useState(false)
  const locale = useLocale()
  const preview = useQuery({
    queryKey: ['privacy', 'deletion'],
    queryFn: () => client.privacy.deletionPreview({}),
    enabled: !done,
  })
  if (done)
    return (
      <Page title={words.title}>
        <StateView
          icon="circle-check"
          title={words.done}
          hint={words.doneHint}
          action={{
            words: words.home,
            onPress: () => {
              go.tab('home')
            },
          }}
        />
      </Page>
    )
  return (
    <Page title={words.title}>
      <View className="page-narrow">
        <Answer query={preview} waiting={<Skeleton card bars={[70, 90, 50, 80]} />}>
          {({ grants, family, bookings, submissions, lastAdministrator }) => (
            <>
              {lastAdministrator && <Warning>{words.last}</Warning>}
              <View className="page-card">
                <Text className="page-intro">{words.lead}</Text>
                <Part title={words.goes}>{words.goesList}</Part>
                {grants.length + family + bookings + submissions > 0 && (
                  <Part title={words.ends}>
                    {[
                      ...grants.map(({ role, placeName }) => words.role(roleNames[locale][role], placeName)),
                      ...(family > 0 ? [words.family(family)] : []),
                      ...(bookings > 0 ? [words.bookings(bookings)] : []),
                      ...(submissions > 0 ? [words.submissions(submissions)] : []),
                    ].map(line => (
                      <Text key={line} className="delete-list__text">
                        {line}
                      </Text>
                    ))}
                  </Part>
                )}
                <Part title={words.stays}>{words.staysList}</Part>
              </View>
              <View className="page-actions">
                <Button
                  disabled={lastAdministrator}
                  onPress={() => {
                    setAsked(true)
                  }}
                >
                  {words.button}
                </Button>
                <Button
                  look="plain"
                  onPress={() => {
                    go.to(paths.privacy)
                  }}
                >
                  {words.more}
                </Button>
              </View>
            </>
          )}
        </Answer>
      </View>
      {asked && (
        <Confirm
          onClose={() => {
            setAsked(false)
          }}
          onDone={() => {
            setAsked(false)
            setDone(true)
          }}
        />
      )}
    </Page>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View className="delete-list">
      <Text className="delete-list__title">{title}</Text>
      {typeof children === 'string' ? <Text className="delete-list__text">{children}</Text> : children}
    </View>
  )
}

function Confirm({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const words = useAccountWords().privacy.deletePage
  const [typed, setTyped] = useState('')
  const remove = useMutation({
    mutationFn: () => client.privacy.deleteAccount({}),
    onSuccess: () => {
      // What this device kept was theirs.
      forgetWhoLeaves()
      transport.session?.leave()
      isStaff.set(false)
      community.set(null)
      onDone()
    },
  })
  return (
    <Sheet title={words.sheet} onClose={onClose}>
      <Text className="page-label">{words.type(words.word)}</Text>
      <Input
        className="page-input"
        value={typed}
        maxlength={12}
        aria-label={words.type(words.word)}
        onInput={event => {
          setTyped(event.detail.value)
        }}
      />
      {remove.error && <Text className="page-problem page-part">{sentence(remove.error)}</Text>}
      <View className="page-actions">
        <Button
          look="danger"
          disabled={remove.isPending || typed.trim() !== words.word}
          onPress={() => {
            remove.mutate()
          }}
        >
          {remove.isPending ? words.working : words.confirm}
        </Button>
        <Button look="plain" onPress={onClose}>
          {words.keep}
        </Button>
      </View>
    </Sheet>
  )
}
