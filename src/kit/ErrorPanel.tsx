import { Button } from 'antd'
import { CircleAlert } from 'lucide-react'
import { useSay } from './lang.ts'
import { kitWords, type Words } from './words.ts'

/** Why it failed and what to do, in the words the server gave. */
export function ErrorPanel({ why, fields, onRetry }: { why: Words; fields?: readonly Words[]; onRetry?: () => void }) {
  const say = useSay()
  return (
    <div className="kx-error" role="alert">
      <CircleAlert size={18} aria-hidden />
      <div>
        <p>{say(why)}</p>
        {fields && fields.length > 0 && (
          <ul>
            {fields.map((each) => (
              <li key={each.zh}>{say(each)}</li>
            ))}
          </ul>
        )}
        {onRetry && (
          <Button size="small" onClick={onRetry}>
            {say(kitWords.again)}
          </Button>
        )}
      </div>
    </div>
  )
}
