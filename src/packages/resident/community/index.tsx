import { Text, View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import type { Point } from '../../../../domain/geo/geo'
import { NuanlinError } from '../../../../domain/contract/errors'
import { acting, actingNow } from '../../../api/acting'
import { client } from '../../../api/client'
import { go, paths } from '../../../api/go'
import { Button } from '../../../components/button'
import { NavBar } from '../../../components/nav-bar'
import { notice } from '../../../components/notice/notice'
import { SearchField } from '../../../components/search-field'
import { Screen } from '../../../components/screen'
import { saveSettings } from '../../../features/account/account'
import { follow, type Community } from '../../../features/place/place'
import { useOrigin } from '../../../features/place/use-origin'
import { currentWords, useWords } from '../../../i18n/words'
import { Browse } from './browse'
import { Nearest } from './nearest'
import { SearchResults } from './search-results'
import { useSettled } from '../../../components/use-settled'
import './index.scss'

/** How long to wait after the last letter before asking, in milliseconds. */
const TYPING_PAUSE = 250

function choose(community: Community): void {
  const { code, name, within } = community
  if (actingNow()) {
    void chooseForThem(code)
    return
  }
  follow({ code, name, within })
  void saveSettings({ community: code })
  notice(currentWords().community.chosen(name))
  go.back()
}

/** Of somebody for whom I act: this device goes on looking from where it did. */
async function chooseForThem(code: string): Promise<void> {
  try {
    await client.account.update({ community: code })
    go.back()
  } catch (error) {
    notice(error instanceof NuanlinError ? error.message : currentWords().state.errorTitle)
  }
}

function forget(): void {
  follow(null)
  void saveSettings({ community: null })
  notice(currentWords().community.forgotten)
}

export default function CommunityPage() {
  const words = useWords()
  const { community } = useOrigin()
  const person = acting.use()
  const [text, setText] = useState('')
  const [here, setHere] = useState<Point | null>(null)
  const asked = useSettled(text.trim(), TYPING_PAUSE)
  useShareAppMessage(() => ({ title: currentWords().home.share, path: paths.home }))
  return (
    <Screen title={words.community.title} nav={<NavBar title={words.community.title} back />}>
      <SearchField
        value={text}
        onChange={setText}
        placeholder={words.community.search}
        label={words.community.searchLabel}
        clearLabel={words.community.clear}
      />
      {text.trim() !== '' ? (
        <SearchResults text={asked} onChoose={choose} />
      ) : (
        <>
          <Nearest here={here} onFound={setHere} onChoose={choose} />
          {community && !person && (
            <View className="community-current">
              <View className="community-current__words">
                <Text className="community-current__label">{words.community.current}</Text>
                <Text className="community-current__name">{community.name}</Text>
              </View>
              <Button look="plain" narrow onPress={forget}>
                {words.community.forget}
              </Button>
            </View>
          )}
          <Browse onChoose={choose} chosen={person ? null : (community?.code ?? null)} />
        </>
      )}
    </Screen>
  )
}
