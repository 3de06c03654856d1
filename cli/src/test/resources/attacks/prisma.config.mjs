import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaLibSQL } from '@prisma/adapter-libsql'
import Result from 'pg/lib/result.js'

// Prisma's schema engine of WebAssembly, which comes with the package. The adapter of 6.19.3 does
// not know the type name (19), of which catalogues are full: as text (25) it does.
const { addFields } = Result.prototype
Result.prototype.addFields = function (fields) {
  fields.filter(field => [18, 19].includes(field.dataTypeID)).forEach(field => (field.dataTypeID = 25))
  return addFields.call(this, fields)
}

const url = process.env.DATABASE_URL
const isFile = url.startsWith('file:')

export default {
  experimental: { adapter: true },
  engine: 'js',
  schema: isFile ? 'sqlite/schema.prisma' : 'prisma/schema.prisma',
  migrations: { path: isFile ? 'sqlite/migrations' : 'prisma/migrations' },
  adapter: async () =>
    isFile ? new PrismaLibSQL({ url }) : new PrismaPg({ connectionString: url, idleTimeoutMillis: 1 }),
}
