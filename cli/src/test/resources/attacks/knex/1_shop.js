exports.up = knex => knex.schema.createTable('customers', t => { t.integer('id').primary(); t.text('name') })
exports.down = knex => knex.raw('DROP TABLE customers CASCADE')
