import { useInfiniteQuery, useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import type { OutputOf } from '../../../../domain/contract/define-contract'
import type { inboxContract, Message } from '../../../../domain/inbox/contract'
import { client } from '../../../api/client'
import { tellUnread } from '../../../features/inbox/unread'
import { useLocale } from '../../../i18n/words'

type Page = OutputOf<(typeof inboxContract)['procedures']['list']>

const listKey = ['inbox', 'list']

/** What I was told, page by page, in my language. */
export function useMessages() {
  const queries = useQueryClient()
  return useInfiniteQuery({
    queryKey: [...listKey, useLocale()],
    queryFn: async ({ pageParam }) => {
      const page = await client.inbox.list(pageParam ? { cursor: pageParam } : {})
      tellUnread(queries, page.unread)
      return page
    },
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}

/** Marks one message, or all up to a moment; shown at once, and asked anew when it did not work. */
export function useMarkRead() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (what: Message | { readonly upTo: string }) =>
      'id' in what
        ? client.inbox.markRead({ messageId: what.id })
        : client.inbox.markAllRead({ upTo: what.upTo }),
    onMutate: what => {
      const read = (message: Message) => ('id' in what ? message.id === what.id : message.at <= what.upTo)
      queries.setQueriesData<InfiniteData<Page>>(
        { queryKey: listKey },
        data =>
          data && {
            ...data,
            pages: data.pages.map(page => ({
              ...page,
              items: page.items.map(one => (read(one) ? { ...one, unread: false } : one)),
            })),
          },
      )
    },
    onSuccess: ({ unread }) => {
      tellUnread(queries, unread)
    },
    onError: () => {
      void queries.invalidateQueries({ queryKey: listKey })
    },
  })
}
