const { pgTable, pgView, integer, text } = require('drizzle-orm/pg-core')

exports.customers = pgTable('customers', { id: integer('id').primaryKey(), name: text('name').notNull() })
// or it would drop the view first, which no guard refuses
exports.rich = pgView('rich', { id: integer('id') }).existing()
