import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { useHouse } from '../house.ts'
import { heedPush, keepPush } from './browser-push.ts'

/** Shows nothing: keeps a browser told that its person wanted told, and follows the notifications he clicks. */
export function KeepPush() {
  const { me } = useHouse()
  const navigate = useNavigate()
  const isHimself = !me.impersonator
  useEffect(() => {
    // Nothing he waits for: where it fails, the next page tries again, and his settings say how it stands.
    if (isHimself) void keepPush(me.user.id).catch(() => undefined)
  }, [me.user.id, isHimself])
  useEffect(() => heedPush((path) => void navigate(path)), [navigate])
  return null
}
