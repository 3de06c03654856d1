package dev.belay.postgres.wire;

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import org.postgresql.ssl.LibPQFactory;
import org.postgresql.util.PSQLException;

/** The driver's own way to encrypt, by libpq's files; rows come in blocks. */
public final class BlockSslFactory extends LibPQFactory {
  /** Reads the files; the driver calls it. */
  public BlockSslFactory(Properties info) throws PSQLException {
    super(info);
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    return new BlockSslSocket((SSLSocket) super.createSocket(socket, host, port, autoClose));
  }
}
