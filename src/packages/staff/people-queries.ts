import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { InputOf } from '../../../domain/contract/define-contract'
import type { Role } from '../../../domain/role/roles'
import type { Place } from '../../../domain/role/place-schema'
import type { staffContract, StaffMember } from '../../../domain/staff/contract'
import { actOnce, SOON_AGAIN } from '../../api/act-once'
import { client } from '../../api/client'
import { useLocale } from '../../i18n/words'

/** Who holds a role on a place or below it. */
export function useMembers(place: Place, role: Role | null) {
  return useInfiniteQuery({
    queryKey: ['staff', 'members', place, role, useLocale()],
    queryFn: ({ pageParam }) =>
      client.staff.members({
        place,
        ...(role ? { role } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}

export function useOpenInvitations(place: Place) {
  return useInfiniteQuery({
    queryKey: ['staff', 'invitations', place, useLocale()],
    queryFn: ({ pageParam }) =>
      client.staff.invitations({ place, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}

export type Invited = Awaited<ReturnType<typeof client.staff.invitations>>['items'][number]

export type Change = 'suspend' | 'resume' | 'end'

/** The name of what is done to a role, and of the draft of why. */
export const roleAct = (change: Change, grantId: string) => `${change}-role:${grantId}`

/** Suspends, resumes or ends a role; afterwards everything about staff is asked anew, refused or not. */
export function useChangeRole() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ change, member, reason }: { change: Change; member: StaffMember; reason: string }) => {
      const { id: grantId, version } = member
      const once = roleAct(change, grantId)
      return change === 'resume'
        ? actOnce(once, { grantId, version }, client.staff.resume)
        : actOnce(once, { grantId, version, reason }, client.staff[change])
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['staff'] })
    },
  })
}

export function useWithdraw() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (invitationId: string) => client.staff.withdraw({ invitationId }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['staff', 'invitations'] })
    },
  })
}

/** @param name of the act, and of its draft */
export function useInvite(name: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (wish: InputOf<(typeof staffContract)['procedures']['invite']>) =>
      actOnce(name, wish, client.staff.invite, SOON_AGAIN),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['staff', 'invitations'] })
    },
  })
}
