import { Text, View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useWords } from '../../i18n/words'
import { Button } from '../button'
import './index.scss'

interface ListEndProps {
  /** A list that is read page by page, as an infinite query gives it. */
  readonly list: {
    readonly data: { readonly pages: readonly unknown[] } | undefined
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => Promise<unknown>
  }
}

/** Reads on where a long list ends, by scrolling or by a tap; says when that was all of it. */
export function ListEnd({ list }: ListEndProps) {
  const words = useWords().common
  const more = () => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
  }
  useReachBottom(more)
  if (list.hasNextPage)
    return (
      <View className="list-end">
        <Button onPress={more} disabled={list.isFetchingNextPage}>
          {words.more}
        </Button>
      </View>
    )
  if ((list.data?.pages.length ?? 0) < 2) return null
  return <Text className="list-end list-end--words">{words.listEnd}</Text>
}
