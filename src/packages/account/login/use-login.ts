import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { client } from '../../../api/client'
import { randomKey } from '../../../api/random-key'
import { transport, type Session } from '../../../api/transport'
import { tellSignedOut } from '../sign-out'

/** How often the browser asks whether it was let in, in milliseconds. */
const ASKED_EVERY = 2000

/** This browser's way in: starts a login, waits for the phone, and enters once. */
export function useLogin(session: Session, onEntered: () => void) {
  const begin = useMutation({
    mutationFn: async () => ({
      ...(await client.account.startLogin({ browser: session.browser() })),
      since: Date.now(),
      // An answer can be lost: under the same key, which nobody else can know, the login is finished once.
      key: randomKey(),
    }),
  })
  const login = begin.data
  const state = useQuery({
    queryKey: ['account', 'login-state', login?.id],
    queryFn: () => client.account.loginState({ id: login?.id ?? '', secret: login?.secret ?? '' }),
    enabled: login !== undefined,
    refetchInterval: ({ state: { data } }) =>
      data === undefined || data.state === 'waiting' ? ASKED_EVERY : false,
    // A state is true when it is asked for, and of no use after.
    staleTime: 0,
    gcTime: 0,
  })
  const { mutate: enter, ...entering } = useMutation({
    mutationFn: async ({ id, secret, key }: { id: string; secret: string; key: string }) => {
      const tokens = await client.account.finishLogin({ id, secret }, { key })
      // Whoever was signed in here before is not any more.
      if (transport.hasIdentity()) await tellSignedOut()
      session.enter(tokens)
    },
    onSuccess: onEntered,
  })
  const { mutate: start } = begin
  useEffect(() => {
    start()
  }, [start])
  const approved = state.data?.state === 'approved'
  useEffect(() => {
    if (approved && login) enter(login)
  }, [approved, login, enter])
  return { begin, login, state: state.data?.state ?? 'waiting', entering, start }
}
