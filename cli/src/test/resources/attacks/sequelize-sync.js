const { Sequelize, DataTypes } = require('sequelize')
const db = new Sequelize(process.env.DATABASE_URL, { logging: false })
db.define('customers', { id: { type: DataTypes.INTEGER, primaryKey: true }, name: DataTypes.TEXT }, { freezeTableName: true, timestamps: false })
db.sync({ force: true }).then(() => db.close(), e => { console.error(e.message); process.exit(1) })
