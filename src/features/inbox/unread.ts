import { useQuery, type QueryClient } from '@tanstack/react-query'
import { MOST_UNREAD } from '../../../domain/inbox/limits'
import { client } from '../../api/client'
import { transport } from '../../api/transport'

const queryKey = ['inbox', 'unread']

/** How much I have not read. Asked when the page that shows it comes to the front. */
export function useUnread() {
  return useQuery({
    queryKey,
    queryFn: () => client.inbox.unread({}),
    enabled: transport.hasIdentity(),
  })
}

/** What the service last said of it, for whoever shows it. */
export function tellUnread(queries: QueryClient, unread: number): void {
  queries.setQueryData(queryKey, { unread })
}

/** `7`, `99+`. */
export function countOf(unread: number): string {
  return unread > MOST_UNREAD ? `${MOST_UNREAD}+` : String(unread)
}
